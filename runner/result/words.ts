/** The closed vocabularies of a report, in the order in which reports list them. */
export const verdicts = [
  'fail',
  'error',
  'warn',
  'inconclusive',
  'info',
  'pass',
  'not-applicable',
  'skipped',
] as const;
/** `lmtp` is spoken behind a mail server (RFC 2033); the others are services of one. */
export const services = ['smtp', 'submission', 'submissions', 'lmtp'] as const;
export const tlsVersions = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export const impacts = ['observe', 'probe', 'deliver', 'stress'] as const;
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export const levels = [
  'MUST',
  'MUST NOT',
  'SHOULD',
  'SHOULD NOT',
  'MAY',
  'grammar',
  'expectation',
  'derived',
] as const;
export const reachabilities = [
  'open',
  'refused',
  'timed-out',
  'unresolved',
  'tls-failed',
  'not-smtp',
  'closed',
  'unreachable',
] as const;

/** What there is to tell of the way to a service, and of what stands at its end. */
export const reachKinds = [
  'unresolved', // the name has no address, or DNS gave no answer
  'no-family', // this machine has no network of the address's family
  'unreachable', // a router, or our own routing table, says that no way leads there
  'refused', // TCP refused
  'filtered', // TCP not answered
  'blocked-here', // the control host cannot be reached either, or this machine forbids it
  'closed', // closed or reset before a word
  'silent', // no word came
  'tls-first', // TLS where a greeting in clear comes first
  'clear-first', // a greeting in clear where TLS comes first
  'tls-failed', // TLS was spoken, and came to nothing
  'not-smtp', // another protocol
  'try-later', // greeted with 4yz
  'turned-away', // greeted with 5yz
  'masked', // greeting or EHLO keywords written over on the way
] as const;

/** In what the addresses of one name, or the connections to one address, can be unlike. */
export const differences = [
  'reach',
  'greeting',
  'software',
  'capabilities',
  'certificate',
  'same-greeting',
  'left-out',
] as const;

/** What is expected of the services of one host, in the order of the columns of the role matrix. */
export const expectations = [
  'served',
  'takes-mail',
  'tls',
  'auth-inside-tls',
  'auth-required',
  'relay-closed',
  'certificate',
  'same-login',
  'agreement',
] as const;
export const cellStates = ['met', 'unmet', 'unknown', 'not-applicable'] as const;

/** What a survey of a TLS endpoint looks for. */
export const tlsFeatures = [
  'compression',
  'secureRenegotiation',
  'clientRenegotiation',
  'extendedMasterSecret',
  'encryptThenMac',
  'fallbackScsv',
  'sessionTickets',
  'resumption',
  'earlyData',
  'alpn',
  'heartbeat',
  'ocspStapling',
  'clientCertificate',
] as const;

export type Verdict = (typeof verdicts)[number];
export type Service = (typeof services)[number];

/** Whether the service takes mail of users who log in. */
export function isSubmission(service: Service): boolean {
  return service === 'submission' || service === 'submissions';
}
export type TlsVersion = (typeof tlsVersions)[number];
export type Impact = (typeof impacts)[number];
/** Whether a run that may have the one impact may have the other. */
export function allowsImpact(allowed: Impact, impact: Impact): boolean {
  return impacts.indexOf(impact) <= impacts.indexOf(allowed);
}
export type Severity = (typeof severities)[number];
export type Level = (typeof levels)[number];
export type Expectation = (typeof expectations)[number];
export type CellState = (typeof cellStates)[number];
export type Reachability = (typeof reachabilities)[number];
export type ReachKind = (typeof reachKinds)[number];
export type Difference = (typeof differences)[number];
