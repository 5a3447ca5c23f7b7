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
] as const;

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
] as const;

export type Verdict = (typeof verdicts)[number];
export type Service = (typeof services)[number];

/** Whether the service takes mail of users who log in. */
export function isSubmission(service: Service): boolean {
  return service === 'submission' || service === 'submissions';
}
export type TlsVersion = (typeof tlsVersions)[number];
export type Impact = (typeof impacts)[number];
export type Severity = (typeof severities)[number];
export type Level = (typeof levels)[number];
export type Reachability = (typeof reachabilities)[number];
