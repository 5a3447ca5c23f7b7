import type { AnyScenario } from '../../runner/scenario/index.js';
import { bareLineEnd } from '../commands/bare-line-end.js';
import { clientNameMismatch } from '../commands/client-name-mismatch.js';
import { commandLine512 } from '../commands/command-line-512.js';
import { dataBeforeRcpt } from '../commands/data-before-rcpt.js';
import { declaredSize } from '../commands/declared-size.js';
import { ehlo } from '../commands/ehlo.js';
import { ehloKeywords } from '../commands/ehlo-keywords.js';
import { ehloReplyForm } from '../commands/ehlo-reply-form.js';
import { eightBitMime } from '../commands/eight-bit-mime.js';
import { equalRecipients } from '../commands/equal-recipients.js';
import { errorCodes } from '../commands/error-codes.js';
import { errorLimit } from '../commands/error-limit.js';
import { expn } from '../commands/expn.js';
import { greeting } from '../commands/greeting.js';
import { helloLiterals } from '../commands/hello-literals.js';
import { helloWithoutArgument } from '../commands/hello-without-argument.js';
import { helo } from '../commands/helo.js';
import { help } from '../commands/help.js';
import { idleTime } from '../commands/idle-time.js';
import { invalidCharacters } from '../commands/invalid-characters.js';
import { knownParameters } from '../commands/known-parameters.js';
import { listedCommands } from '../commands/listed-commands.js';
import { longClientName } from '../commands/long-client-name.js';
import { longPaths } from '../commands/long-paths.js';
import { lookupInTransaction } from '../commands/lookup-in-transaction.js';
import { lookupReply } from '../commands/lookup-reply.js';
import { mailBeforeHello } from '../commands/mail-before-hello.js';
import { mailSyntax } from '../commands/mail-syntax.js';
import { needlessArgument } from '../commands/needless-argument.js';
import { nestedMail } from '../commands/nested-mail.js';
import { nonMailBeforeHello } from '../commands/non-mail-before-hello.js';
import { noop } from '../commands/noop.js';
import { nullReversePath } from '../commands/null-reverse-path.js';
import { obsoleteVerbs } from '../commands/obsolete-verbs.js';
import { parallelSessions } from '../commands/parallel-sessions.js';
import { parameterAfterHelo } from '../commands/parameter-after-helo.js';
import { parameterSyntax } from '../commands/parameter-syntax.js';
import { partialLine } from '../commands/partial-line.js';
import { postmaster } from '../commands/postmaster.js';
import { postmasterAtDomain } from '../commands/postmaster-at-domain.js';
import { quit } from '../commands/quit.js';
import { rcptBeforeMail } from '../commands/rcpt-before-mail.js';
import { rcptSyntax } from '../commands/rcpt-syntax.js';
import { recipients100 } from '../commands/recipients-100.js';
import { refusedEhlo } from '../commands/refused-ehlo.js';
import { refusedMail } from '../commands/refused-mail.js';
import { refusedSession } from '../commands/refused-session.js';
import { rsetClears } from '../commands/rset-clears.js';
import { rsetKeepsSession } from '../commands/rset-keeps-session.js';
import { secondEhlo } from '../commands/second-ehlo.js';
import { secondRecipient } from '../commands/second-recipient.js';
import { sessionSurvivesError } from '../commands/session-survives-error.js';
import { sourceRoute } from '../commands/source-route.js';
import { stateTable } from '../commands/state-table.js';
import { trailingBlank } from '../commands/trailing-blank.js';
import { unknownRecipient } from '../commands/unknown-recipient.js';
import { unknownVerb } from '../commands/unknown-verb.js';
import { unresolvableSender } from '../commands/unresolvable-sender.js';
import { validPaths } from '../commands/valid-paths.js';
import { verbCase } from '../commands/verb-case.js';
import { vrfy } from '../commands/vrfy.js';
import { vrfyNames } from '../commands/vrfy-names.js';
import { vrfyUnknownUser } from '../commands/vrfy-unknown-user.js';

/** In the order of the report. */
export const commands: readonly AnyScenario[] = [
  greeting,
  refusedSession,
  ehlo,
  ehloReplyForm,
  ehloKeywords,
  eightBitMime,
  listedCommands,
  helo,
  helloWithoutArgument,
  helloLiterals,
  longClientName,
  clientNameMismatch,
  secondEhlo,
  refusedEhlo,
  mailBeforeHello,
  nonMailBeforeHello,
  stateTable,
  rcptBeforeMail,
  dataBeforeRcpt,
  nestedMail,
  nullReversePath,
  validPaths,
  longPaths,
  mailSyntax,
  invalidCharacters,
  unresolvableSender,
  refusedMail,
  sourceRoute,
  rcptSyntax,
  equalRecipients,
  secondRecipient,
  unknownRecipient,
  postmaster,
  postmasterAtDomain,
  parameterSyntax,
  knownParameters,
  parameterAfterHelo,
  declaredSize,
  recipients100,
  verbCase,
  trailingBlank,
  unknownVerb,
  obsoleteVerbs,
  errorCodes,
  needlessArgument,
  partialLine,
  bareLineEnd,
  commandLine512,
  rsetClears,
  rsetKeepsSession,
  noop,
  vrfy,
  vrfyNames,
  vrfyUnknownUser,
  expn,
  lookupReply,
  help,
  lookupInTransaction,
  quit,
  sessionSurvivesError,
  errorLimit,
  parallelSessions,
  idleTime,
];
