import type { AnyScenario } from '../../runner/scenario/index.js';
import { anonymousRelay } from '../auth/anonymous-relay.js';
import { authenticationRequired } from '../auth/authentication-required.js';
import { authorizationIdentityOfNothing } from '../auth/authorization-identity-of-nothing.js';
import { cancel } from '../auth/cancel.js';
import { challengeBase64 } from '../auth/challenge-base64.js';
import { authClearText } from '../auth/clear-text.js';
import { clearTextPassword } from '../auth/clear-text-password.js';
import { damagedCredentials } from '../auth/damaged-credentials.js';
import { denialInClear } from '../auth/denial-in-clear.js';
import { emptyChallenge } from '../auth/empty-challenge.js';
import { emptyPassword } from '../auth/empty-password.js';
import { authHelloKept } from '../auth/hello-kept.js';
import { authInTransaction } from '../auth/in-transaction.js';
import { authList } from '../auth/list.js';
import { authListInsideTls } from '../auth/list-inside-tls.js';
import { authListOfPlain } from '../auth/list-of-plain.js';
import { loginThrottle } from '../auth/login-throttle.js';
import { madeUpCredentials } from '../auth/made-up-credentials.js';
import { mailLine500More } from '../auth/mail-line-500-more.js';
import { ntlmDisclosure } from '../auth/ntlm-disclosure.js';
import { overLongResponse } from '../auth/over-long-response.js';
import { authParameter } from '../auth/parameter.js';
import { authPatience } from '../auth/patience.js';
import { pipelinedCommand } from '../auth/pipelined-command.js';
import { authRefusedThoughListed } from '../auth/refused-though-listed.js';
import { response1024 } from '../auth/response-1024.js';
import { responseNotBase64 } from '../auth/response-not-base64.js';
import { senderOwnership } from '../auth/sender-ownership.js';
import { submissionRequiresAuth } from '../auth/submission-requires-auth.js';
import { authTwice } from '../auth/twice.js';
import { authUnknownMechanism } from '../auth/unknown-mechanism.js';
import { unwantedInitialResponse } from '../auth/unwanted-initial-response.js';
import { userEnumeration } from '../auth/user-enumeration.js';
import { userEnumerationTiming } from '../auth/user-enumeration-timing.js';
import { authVerbCase } from '../auth/verb-case.js';
import { weakMechanisms } from '../auth/weak-mechanisms.js';
import { authWithoutMechanism } from '../auth/without-mechanism.js';
import { wrongCredentials } from '../auth/wrong-credentials.js';
import { zeroLengthResponse } from '../auth/zero-length-response.js';

/** In the order of the report. */
export const auth: readonly AnyScenario[] = [
  submissionRequiresAuth,
  authList,
  authListOfPlain,
  authListInsideTls,
  authRefusedThoughListed,
  authWithoutMechanism,
  authUnknownMechanism,
  authVerbCase,
  authInTransaction,
  authTwice,
  authHelloKept,
  authParameter,
  mailLine500More,
  authenticationRequired,
  senderOwnership,
  weakMechanisms,
  ntlmDisclosure,
  anonymousRelay,
  // What fails logins comes last: a server that bans us for it has answered everything else.
  emptyChallenge,
  challengeBase64,
  cancel,
  zeroLengthResponse,
  unwantedInitialResponse,
  responseNotBase64,
  response1024,
  overLongResponse,
  pipelinedCommand,
  wrongCredentials,
  madeUpCredentials,
  authClearText,
  clearTextPassword,
  authPatience,
  userEnumeration,
  userEnumerationTiming,
  emptyPassword,
  loginThrottle,
  authorizationIdentityOfNothing,
  damagedCredentials,
  denialInClear,
];
