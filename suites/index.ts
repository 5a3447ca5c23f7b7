import type { AnyInvariant, AnyScenario, RequirementTable } from '../runner/scenario/index.js';
import { submissionRequiresAuth } from './auth/submission-requires-auth.js';
import { commandLine512 } from './commands/command-line-512.js';
import { dataBeforeRcpt } from './commands/data-before-rcpt.js';
import { ehlo } from './commands/ehlo.js';
import { ehloReplyForm } from './commands/ehlo-reply-form.js';
import { errorCodes } from './commands/error-codes.js';
import { greeting } from './commands/greeting.js';
import { helloWithoutArgument } from './commands/hello-without-argument.js';
import { helo } from './commands/helo.js';
import { help } from './commands/help.js';
import { mailBeforeHello } from './commands/mail-before-hello.js';
import { nestedMail } from './commands/nested-mail.js';
import { noop } from './commands/noop.js';
import { nullReversePath } from './commands/null-reverse-path.js';
import { postmaster } from './commands/postmaster.js';
import { quit } from './commands/quit.js';
import { rcptBeforeMail } from './commands/rcpt-before-mail.js';
import { rsetClears } from './commands/rset-clears.js';
import { rsetKeepsSession } from './commands/rset-keeps-session.js';
import { secondEhlo } from './commands/second-ehlo.js';
import { sessionSurvivesError } from './commands/session-survives-error.js';
import { trailingBlank } from './commands/trailing-blank.js';
import { unknownVerb } from './commands/unknown-verb.js';
import { verbCase } from './commands/verb-case.js';
import { vrfy } from './commands/vrfy.js';
import { dotTransparency } from './delivery/dot-transparency.js';
import { bareLfEndOfData } from './hardening/bare-lf-end-of-data.js';
import { thirdParty } from './relay/third-party.js';
import { codeRange } from './replies/code-range.js';
import { enhancedCodeClass } from './replies/enhanced-code-class.js';
import { enhancedCodeForm } from './replies/enhanced-code-form.js';
import { enhancedCodePresent } from './replies/enhanced-code-present.js';
import { enhancedCodeSame } from './replies/enhanced-code-same.js';
import { knownCodes } from './replies/known-codes.js';
import { lineEnding } from './replies/line-ending.js';
import { lineLength } from './replies/line-length.js';
import { oneCode } from './replies/one-code.js';
import { oneReply } from './replies/one-reply.js';
import { replyForm } from './replies/reply-form.js';
import { textOctets } from './replies/text-octets.js';
import { textPresent } from './replies/text-present.js';
import { requirements } from './requirements/index.js';
import { starttls } from './tls/starttls.js';
import { starttlsInjection } from './tls/starttls-injection.js';

/** Every scenario, in the order of the report. */
const scenarios: readonly AnyScenario[] = [
  greeting,
  ehlo,
  ehloReplyForm,
  helo,
  helloWithoutArgument,
  secondEhlo,
  mailBeforeHello,
  rcptBeforeMail,
  dataBeforeRcpt,
  nestedMail,
  nullReversePath,
  postmaster,
  verbCase,
  trailingBlank,
  unknownVerb,
  errorCodes,
  rsetClears,
  rsetKeepsSession,
  noop,
  vrfy,
  help,
  quit,
  commandLine512,
  sessionSurvivesError,
  starttls,
  starttlsInjection,
  submissionRequiresAuth,
  thirdParty,
  bareLfEndOfData,
  dotTransparency,
];

/** Every invariant, judged after the scenarios. */
const invariants: readonly AnyInvariant[] = [
  lineEnding,
  replyForm,
  codeRange,
  knownCodes,
  oneCode,
  lineLength,
  textOctets,
  textPresent,
  oneReply,
  enhancedCodePresent,
  enhancedCodeForm,
  enhancedCodeClass,
  enhancedCodeSame,
];

/** All that smtpspec asks, and the rows that it rests on. */
export const catalogue: {
  readonly scenarios: readonly AnyScenario[];
  readonly invariants: readonly AnyInvariant[];
  readonly requirements: RequirementTable;
} = { scenarios, invariants, requirements };
