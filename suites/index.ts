import type { AnyInvariant, AnyScenario, Headings, RequirementTable } from '../runner/scenario/index.js';
import { anonymousRelay } from './auth/anonymous-relay.js';
import { authenticationRequired } from './auth/authentication-required.js';
import { authorizationIdentityOfNothing } from './auth/authorization-identity-of-nothing.js';
import { cancel } from './auth/cancel.js';
import { challengeBase64 } from './auth/challenge-base64.js';
import { authClearText } from './auth/clear-text.js';
import { clearTextPassword } from './auth/clear-text-password.js';
import { damagedCredentials } from './auth/damaged-credentials.js';
import { denialInClear } from './auth/denial-in-clear.js';
import { emptyChallenge } from './auth/empty-challenge.js';
import { emptyPassword } from './auth/empty-password.js';
import { authHelloKept } from './auth/hello-kept.js';
import { authInTransaction } from './auth/in-transaction.js';
import { authList } from './auth/list.js';
import { authListInsideTls } from './auth/list-inside-tls.js';
import { authListOfPlain } from './auth/list-of-plain.js';
import { loginThrottle } from './auth/login-throttle.js';
import { madeUpCredentials } from './auth/made-up-credentials.js';
import { mailLine500More } from './auth/mail-line-500-more.js';
import { ntlmDisclosure } from './auth/ntlm-disclosure.js';
import { overLongResponse } from './auth/over-long-response.js';
import { authParameter } from './auth/parameter.js';
import { authPatience } from './auth/patience.js';
import { pipelinedCommand } from './auth/pipelined-command.js';
import { authRefusedThoughListed } from './auth/refused-though-listed.js';
import { response1024 } from './auth/response-1024.js';
import { responseNotBase64 } from './auth/response-not-base64.js';
import { senderOwnership } from './auth/sender-ownership.js';
import { submissionRequiresAuth } from './auth/submission-requires-auth.js';
import { authTwice } from './auth/twice.js';
import { authUnknownMechanism } from './auth/unknown-mechanism.js';
import { unwantedInitialResponse } from './auth/unwanted-initial-response.js';
import { userEnumeration } from './auth/user-enumeration.js';
import { userEnumerationTiming } from './auth/user-enumeration-timing.js';
import { authVerbCase } from './auth/verb-case.js';
import { weakMechanisms } from './auth/weak-mechanisms.js';
import { authWithoutMechanism } from './auth/without-mechanism.js';
import { wrongCredentials } from './auth/wrong-credentials.js';
import { zeroLengthResponse } from './auth/zero-length-response.js';
import { bareLineEnd } from './commands/bare-line-end.js';
import { clientNameMismatch } from './commands/client-name-mismatch.js';
import { commandLine512 } from './commands/command-line-512.js';
import { dataBeforeRcpt } from './commands/data-before-rcpt.js';
import { declaredSize } from './commands/declared-size.js';
import { ehlo } from './commands/ehlo.js';
import { ehloKeywords } from './commands/ehlo-keywords.js';
import { ehloReplyForm } from './commands/ehlo-reply-form.js';
import { eightBitMime } from './commands/eight-bit-mime.js';
import { equalRecipients } from './commands/equal-recipients.js';
import { errorCodes } from './commands/error-codes.js';
import { errorLimit } from './commands/error-limit.js';
import { expn } from './commands/expn.js';
import { greeting } from './commands/greeting.js';
import { helloLiterals } from './commands/hello-literals.js';
import { helloWithoutArgument } from './commands/hello-without-argument.js';
import { helo } from './commands/helo.js';
import { help } from './commands/help.js';
import { idleTime } from './commands/idle-time.js';
import { invalidCharacters } from './commands/invalid-characters.js';
import { knownParameters } from './commands/known-parameters.js';
import { listedCommands } from './commands/listed-commands.js';
import { longClientName } from './commands/long-client-name.js';
import { longPaths } from './commands/long-paths.js';
import { lookupInTransaction } from './commands/lookup-in-transaction.js';
import { lookupReply } from './commands/lookup-reply.js';
import { mailBeforeHello } from './commands/mail-before-hello.js';
import { mailSyntax } from './commands/mail-syntax.js';
import { needlessArgument } from './commands/needless-argument.js';
import { nestedMail } from './commands/nested-mail.js';
import { nonMailBeforeHello } from './commands/non-mail-before-hello.js';
import { noop } from './commands/noop.js';
import { nullReversePath } from './commands/null-reverse-path.js';
import { obsoleteVerbs } from './commands/obsolete-verbs.js';
import { parallelSessions } from './commands/parallel-sessions.js';
import { parameterAfterHelo } from './commands/parameter-after-helo.js';
import { parameterSyntax } from './commands/parameter-syntax.js';
import { partialLine } from './commands/partial-line.js';
import { postmaster } from './commands/postmaster.js';
import { postmasterAtDomain } from './commands/postmaster-at-domain.js';
import { quit } from './commands/quit.js';
import { rcptBeforeMail } from './commands/rcpt-before-mail.js';
import { rcptSyntax } from './commands/rcpt-syntax.js';
import { recipients100 } from './commands/recipients-100.js';
import { refusedEhlo } from './commands/refused-ehlo.js';
import { refusedMail } from './commands/refused-mail.js';
import { refusedSession } from './commands/refused-session.js';
import { rsetClears } from './commands/rset-clears.js';
import { rsetKeepsSession } from './commands/rset-keeps-session.js';
import { secondEhlo } from './commands/second-ehlo.js';
import { secondRecipient } from './commands/second-recipient.js';
import { sessionSurvivesError } from './commands/session-survives-error.js';
import { sourceRoute } from './commands/source-route.js';
import { stateTable } from './commands/state-table.js';
import { trailingBlank } from './commands/trailing-blank.js';
import { unknownRecipient } from './commands/unknown-recipient.js';
import { unknownVerb } from './commands/unknown-verb.js';
import { unresolvableSender } from './commands/unresolvable-sender.js';
import { validPaths } from './commands/valid-paths.js';
import { verbCase } from './commands/verb-case.js';
import { vrfy } from './commands/vrfy.js';
import { vrfyNames } from './commands/vrfy-names.js';
import { vrfyUnknownUser } from './commands/vrfy-unknown-user.js';
import { dotTransparency } from './delivery/dot-transparency.js';
import { eightBit } from './delivery/eight-bit.js';
import { emptyMessage } from './delivery/empty-message.js';
import { headerDefects } from './delivery/header-defects.js';
import { longLine } from './delivery/long-line.js';
import { lookupBeforeData } from './delivery/lookup-before-data.js';
import { messageOverSize } from './delivery/message-over-size.js';
import { mixedRecipients } from './delivery/mixed-recipients.js';
import { plainMessage } from './delivery/plain-message.js';
import { receivedCount } from './delivery/received-count.js';
import { recipientLimit } from './delivery/recipient-limit.js';
import { size64k } from './delivery/size-64k.js';
import { traceFields } from './delivery/trace-fields.js';
import { addressOctets } from './hardening/address-octets.js';
import { announcedNames } from './hardening/announced-names.js';
import { announcedSize } from './hardening/announced-size.js';
import { bareCrEndOfData } from './hardening/bare-cr-end-of-data.js';
import { bareLfEndOfData } from './hardening/bare-lf-end-of-data.js';
import { bareLfMessage } from './hardening/bare-lf-message.js';
import { bdatLast } from './hardening/bdat-last.js';
import { bdatLengthOverflow } from './hardening/bdat-length-overflow.js';
import { bdatMalformedLength } from './hardening/bdat-malformed-length.js';
import { bdatOctetCount } from './hardening/bdat-octet-count.js';
import { bdatOrder } from './hardening/bdat-order.js';
import { bdatRefusedChunk } from './hardening/bdat-refused-chunk.js';
import { bdatShortLength } from './hardening/bdat-short-length.js';
import { blankEndOfData } from './hardening/blank-end-of-data.js';
import { chunkEndOfData } from './hardening/chunk-end-of-data.js';
import { clientAddressCommands } from './hardening/client-address-commands.js';
import { debugCommands } from './hardening/debug-commands.js';
import { helloIdentity } from './hardening/hello-identity.js';
import { httpRequest } from './hardening/http-request.js';
import { knownProduct } from './hardening/known-product.js';
import { manyTransactions } from './hardening/many-transactions.js';
import { nestedBrackets } from './hardening/nested-brackets.js';
import { nulEndOfData } from './hardening/nul-end-of-data.js';
import { otherLineEnds } from './hardening/other-line-ends.js';
import { privateExtensions } from './hardening/private-extensions.js';
import { queueCommands } from './hardening/queue-commands.js';
import { realEndOfData } from './hardening/real-end-of-data.js';
import { replyEcho } from './hardening/reply-echo.js';
import { shellAddress } from './hardening/shell-address.js';
import { slowLine } from './hardening/slow-line.js';
import { smugglingInbound } from './hardening/smuggling-inbound.js';
import { smugglingOutbound } from './hardening/smuggling-outbound.js';
import { splitEndOfData } from './hardening/split-end-of-data.js';
import { unsynchronisedPipelining } from './hardening/unsynchronised-pipelining.js';
import { hardeningUserEnumeration } from './hardening/user-enumeration.js';
import { hardeningUserEnumerationTiming } from './hardening/user-enumeration-timing.js';
import { xtext } from './hardening/xtext.js';
import { dataWithoutRecipient } from './lmtp/data-without-recipient.js';
import { lhlo } from './lmtp/lhlo.js';
import { mailBeforeLhlo } from './lmtp/mail-before-lhlo.js';
import { port25 } from './lmtp/port-25.js';
import { repliesPerRecipient } from './lmtp/replies-per-recipient.js';
import { smtpHello } from './lmtp/smtp-hello.js';
import { addressLiteralForm } from './relay/address-literal.js';
import { afterMessage } from './relay/after-message.js';
import { alteredDomain } from './relay/altered-domain.js';
import { bangPath } from './relay/bang-path.js';
import { claimedNames } from './relay/claimed-names.js';
import { controlOctets } from './relay/control-octets.js';
import { doubleAt } from './relay/double-at.js';
import { encodedAddress } from './relay/encoded-address.js';
import { failedLogin } from './relay/failed-login.js';
import { inbound } from './relay/inbound.js';
import { otherSideOfStarttls } from './relay/other-side-of-starttls.js';
import { percentHack } from './relay/percent-hack.js';
import { proxyLine } from './relay/proxy-line.js';
import { quotedAddress } from './relay/quoted-address.js';
import { randomRecipient } from './relay/random-recipient.js';
import { refusalCode } from './relay/refusal-code.js';
import { senderForms } from './relay/senders.js';
import { sessionStates } from './relay/session-states.js';
import { relaySourceRoute } from './relay/source-route.js';
import { thirdParty } from './relay/third-party.js';
import { xclient } from './relay/xclient.js';
import { authCodes } from './replies/auth-codes.js';
import { closingName } from './replies/closing-name.js';
import { codeOfCommand } from './replies/code-of-command.js';
import { codeRange } from './replies/code-range.js';
import { enhancedCodeClass } from './replies/enhanced-code-class.js';
import { enhancedCodeForm } from './replies/enhanced-code-form.js';
import { enhancedCodePresent } from './replies/enhanced-code-present.js';
import { enhancedCodeSame } from './replies/enhanced-code-same.js';
import { knownCodes } from './replies/known-codes.js';
import { legalInState } from './replies/legal-in-state.js';
import { lineEnding } from './replies/line-ending.js';
import { lineLength } from './replies/line-length.js';
import { oneCode } from './replies/one-code.js';
import { oneReply } from './replies/one-reply.js';
import { replyForm } from './replies/reply-form.js';
import { textOctets } from './replies/text-octets.js';
import { textPresent } from './replies/text-present.js';
import { headings } from './requirements/headings.js';
import { requirements } from './requirements/index.js';
import { addressSyntax } from './submission/address-syntax.js';
import { clearText } from './submission/clear-text.js';
import { clientCertificate } from './submission/client-certificate.js';
import { esmtp } from './submission/esmtp.js';
import { extensions } from './submission/extensions.js';
import { headerAddress } from './submission/header-address.js';
import { queueVerbs } from './submission/queue-verbs.js';
import { reply521 } from './submission/reply-521.js';
import { replyTime } from './submission/reply-time.js';
import { rights } from './submission/rights.js';
import { unqualifiedDomain } from './submission/unqualified-domain.js';
import { alpn } from './tls/alpn.js';
import { certificateChain } from './tls/certificate-chain.js';
import { certificateIdentity } from './tls/certificate-identity.js';
import { certificateKey } from './tls/certificate-key.js';
import { certificateRevocation } from './tls/certificate-revocation.js';
import { certificateSignature } from './tls/certificate-signature.js';
import { certificateStapling } from './tls/certificate-stapling.js';
import { certificateTrust } from './tls/certificate-trust.js';
import { certificateUsage } from './tls/certificate-usage.js';
import { certificateValidity } from './tls/certificate-validity.js';
import { cipherOrder } from './tls/cipher-order.js';
import { cipherSuitesBroken } from './tls/cipher-suites-broken.js';
import { cipherSuitesWeak } from './tls/cipher-suites-weak.js';
import { clientRenegotiation } from './tls/client-renegotiation.js';
import { closing } from './tls/closing.js';
import { closingInData } from './tls/closing-in-data.js';
import { compression } from './tls/compression.js';
import { earlyChangeCipherSpec } from './tls/early-change-cipher-spec.js';
import { earlyData } from './tls/early-data.js';
import { encryptThenMac } from './tls/encrypt-then-mac.js';
import { extendedMasterSecret } from './tls/extended-master-secret.js';
import { fallbackScsv } from './tls/fallback-scsv.js';
import { heartbleed } from './tls/heartbleed.js';
import { implicit } from './tls/implicit.js';
import { keyExchange } from './tls/key-exchange.js';
import { policy } from './tls/policy.js';
import { protocolVersions } from './tls/protocol-versions.js';
import { recommendedSuites } from './tls/recommended-suites.js';
import { secureRenegotiation } from './tls/secure-renegotiation.js';
import { serverName } from './tls/server-name.js';
import { signatureSchemes } from './tls/signature-schemes.js';
import { starttls } from './tls/starttls.js';
import { starttlsArgument } from './tls/starttls-argument.js';
import { starttlsAuthentication } from './tls/starttls-authentication.js';
import { starttlsDemanded } from './tls/starttls-demanded.js';
import { starttlsEachTime } from './tls/starttls-each-time.js';
import { starttlsFailed } from './tls/starttls-failed.js';
import { starttlsHello } from './tls/starttls-hello.js';
import { starttlsInjection } from './tls/starttls-injection.js';
import { starttlsInside } from './tls/starttls-inside.js';
import { starttlsMasked } from './tls/starttls-masked.js';
import { starttlsOffered } from './tls/starttls-offered.js';
import { starttlsTransaction } from './tls/starttls-transaction.js';
import { starttlsTwice } from './tls/starttls-twice.js';
import { unknownValues } from './tls/unknown-values.js';

/** Every scenario, in the order of the report. */
const scenarios: readonly AnyScenario[] = [
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
  starttlsOffered,
  starttlsMasked,
  starttlsEachTime,
  starttls,
  starttlsArgument,
  starttlsTwice,
  starttlsInside,
  starttlsTransaction,
  starttlsHello,
  starttlsAuthentication,
  starttlsDemanded,
  starttlsFailed,
  starttlsInjection,
  closing,
  closingInData,
  implicit,
  protocolVersions,
  cipherSuitesBroken,
  cipherSuitesWeak,
  recommendedSuites,
  cipherOrder,
  keyExchange,
  signatureSchemes,
  certificateChain,
  certificateTrust,
  certificateIdentity,
  certificateValidity,
  certificateKey,
  certificateSignature,
  certificateUsage,
  certificateStapling,
  certificateRevocation,
  serverName,
  compression,
  secureRenegotiation,
  clientRenegotiation,
  extendedMasterSecret,
  encryptThenMac,
  fallbackScsv,
  earlyData,
  alpn,
  unknownValues,
  earlyChangeCipherSpec,
  heartbleed,
  policy,
  esmtp,
  extensions,
  reply521,
  clearText,
  clientCertificate,
  addressSyntax,
  unqualifiedDomain,
  rights,
  replyTime,
  queueVerbs,
  headerAddress,
  refusalCode,
  thirdParty,
  percentHack,
  bangPath,
  relaySourceRoute,
  quotedAddress,
  doubleAt,
  addressLiteralForm,
  alteredDomain,
  encodedAddress,
  controlOctets,
  senderForms,
  randomRecipient,
  sessionStates,
  claimedNames,
  otherSideOfStarttls,
  afterMessage,
  xclient,
  proxyLine,
  inbound,
  bareLfEndOfData,
  hardeningUserEnumeration,
  hardeningUserEnumerationTiming,
  clientAddressCommands,
  queueCommands,
  debugCommands,
  helloIdentity,
  announcedNames,
  privateExtensions,
  knownProduct,
  bdatRefusedChunk,
  bdatMalformedLength,
  bdatLengthOverflow,
  bdatOctetCount,
  bdatOrder,
  bdatLast,
  bdatShortLength,
  announcedSize,
  manyTransactions,
  slowLine,
  bareLfMessage,
  bareCrEndOfData,
  nulEndOfData,
  blankEndOfData,
  otherLineEnds,
  splitEndOfData,
  chunkEndOfData,
  realEndOfData,
  smugglingInbound,
  smugglingOutbound,
  addressOctets,
  nestedBrackets,
  xtext,
  replyEcho,
  unsynchronisedPipelining,
  httpRequest,
  shellAddress,
  plainMessage,
  mixedRecipients,
  emptyMessage,
  dotTransparency,
  eightBit,
  size64k,
  longLine,
  headerDefects,
  traceFields,
  receivedCount,
  lookupBeforeData,
  messageOverSize,
  recipientLimit,
  port25,
  lhlo,
  smtpHello,
  mailBeforeLhlo,
  dataWithoutRecipient,
  repliesPerRecipient,
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
  failedLogin,
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
  closingName,
  codeOfCommand,
  authCodes,
  legalInState,
];

/** All that smtpspec asks, and the rows that it rests on. */
export const catalogue: {
  readonly scenarios: readonly AnyScenario[];
  readonly invariants: readonly AnyInvariant[];
  readonly requirements: RequirementTable;
  readonly headings: Headings;
} = { scenarios, invariants, requirements, headings };

export { type PolicyName, policies } from './policies/index.js';
