import type {
  CertificateFacts,
  ChainFacts,
  EndpointReport,
  FeatureFacts,
  PolicyReport,
  Report,
  SuiteFacts,
  TargetReport,
  VersionFacts,
} from '../../runner/result/index.js';
import { counted } from './words.js';

/** A target of which the TLS section tells something, and its place in that section. */
export interface SurveyedTarget {
  target: TargetReport;
  tls: NonNullable<TargetReport['tls']>;
  anchor: string;
}

/** The targets whose TLS endpoint was surveyed or held against a policy, in the order of the report. */
export function surveyed(report: Report): SurveyedTarget[] {
  return report.targets.flatMap((target, t) => {
    const { tls } = target;
    if (tls?.endpoint === undefined && tls?.policy === undefined) return [];
    return [{ target, tls, anchor: `tls-t${t + 1}` }];
  });
}

/** The place of the survey's sessions, from the anchor of a check of the same target ("t2-c17"). */
export function surveyAnchorOf(anchor: string): string {
  return `tls-${anchor.split('-')[0]}-survey`;
}

/** Versions that RFC 6176, 7568 and 8996 retired. */
export function isRetired(version: VersionFacts['version']): boolean {
  return version !== 'TLSv1.2' && version !== 'TLSv1.3';
}

export const orderWords: Record<NonNullable<VersionFacts['order']>, string> = {
  server: 'the server’s',
  client: 'the client’s',
  single: 'one suite only',
  unknown: 'unknown',
};

/** One suite over all versions: `cells` has, for each version given, its place there, "yes", or nothing. */
export interface SuiteRow {
  suite: SuiteFacts;
  /** Key shares that were seen with it; with the versions where these differ. */
  shares: string[];
  cells: string[];
}

/** Every suite once, in the order of the newest version that has it. */
export function suiteRows(versions: readonly VersionFacts[]): SuiteRow[] {
  const suites = new Map(
    versions.toReversed().flatMap(({ suites = [] }) => suites.map((suite) => [keyOf(suite), suite] as const)),
  );
  // A map keeps the place of the first, and the value of the last.
  return [...suites].map(([key, suite]) => {
    const places = versions.map(({ suites = [] }) => suites.findIndex((other) => keyOf(other) === key));
    return {
      suite,
      shares: sharesOf(versions, key),
      cells: places.map((place, n) => (place < 0 ? '' : cell(versions[n]?.order, place))),
    };
  });
}

function keyOf({ keyShare: _, ...suite }: SuiteFacts): string {
  return JSON.stringify(suite);
}

function cell(order: VersionFacts['order'], place: number): string {
  return order === 'server' || order === 'single' ? String(place + 1) : 'yes';
}

function sharesOf(versions: readonly VersionFacts[], key: string): string[] {
  const seen = new Map<string, string[]>();
  for (const { version, suites = [] } of versions) {
    const share = suites.find((suite) => keyOf(suite) === key)?.keyShare;
    if (share !== undefined) seen.set(share, [...(seen.get(share) ?? []), version]);
  }
  if (seen.size < 2) return [...seen.keys()];
  return [...seen].map(([share, where]) => `${share} (${where.join(', ')})`);
}

/** Best first. */
export const strengths = [
  'recommended',
  'sufficient',
  'weak',
  'broken',
] as const satisfies SuiteFacts['strength'][];

/** `4 cipher suites: 2 recommended, 1 weak, 1 broken`. */
export function strengthWords(rows: readonly SuiteRow[]): string {
  const counts = strengths.map((strength) => ({
    strength,
    count: rows.filter(({ suite }) => suite.strength === strength).length,
  }));
  const parts = counts.filter(({ count }) => count > 0).map(({ strength, count }) => `${count} ${strength}`);
  return `${counted(rows.length, 'cipher suite')}: ${parts.join(', ')}`;
}

/** The suite that one would switch off first: by strength, then by the size of its key, then by forward secrecy. */
export function weakest(versions: readonly VersionFacts[]): SuiteFacts | undefined {
  const suites = versions.flatMap(({ suites = [] }) => suites);
  return suites.sort(
    (a, b) =>
      strengths.indexOf(b.strength) - strengths.indexOf(a.strength) ||
      a.bits - b.bits ||
      Number(a.forwardSecrecy) - Number(b.forwardSecrecy),
  )[0];
}

export const featureWords: Record<FeatureFacts['name'], string> = {
  compression: 'Compression',
  secureRenegotiation: 'Secure renegotiation',
  clientRenegotiation: 'Renegotiation by the client',
  extendedMasterSecret: 'Extended master secret',
  encryptThenMac: 'Encrypt-then-MAC',
  fallbackScsv: 'Fallback SCSV',
  sessionTickets: 'Session tickets',
  resumption: 'Resumption',
  earlyData: 'Early data (0-RTT)',
  alpn: 'ALPN',
  heartbeat: 'Heartbeat',
  ocspStapling: 'OCSP stapling',
  clientCertificate: 'Client certificate requested',
};

export const chainWords: Record<ChainFacts['seen'], string> = {
  default: 'sent to an ordinary hello',
  RSA: 'sent to a hello that allows RSA only',
  ECDSA: 'sent to a hello that allows ECDSA only',
  'without-name': 'sent to a hello without a server name',
  'other-name': 'sent to a hello with another server name',
};

const trustWords: Record<ChainFacts['trust'], string> = {
  trusted: 'trusted',
  'self-signed': 'self-signed',
  'unknown-authority': 'unknown authority',
  'missing-intermediate': 'missing intermediate',
  broken: 'broken chain',
};

const orders: Record<ChainFacts['order'], string | undefined> = {
  ordered: undefined,
  misordered: 'certificates out of order',
  duplicated: 'a certificate sent twice',
  unrelated: 'a certificate that does not belong to the chain',
};

/** What is right and what is wrong with a chain, in a few words each: trust, order, signatures, validity, identity, stapled status. */
export function chainMarks(chain: ChainFacts): { sound: boolean; text: string }[] {
  const { order, trust, problem, weakSignatures, stapled, revocation, revocationDetail, needed = [] } = chain;
  const disorder = orders[order];
  const marks = [
    {
      sound: trust === 'trusted',
      text: problem === undefined ? trustWords[trust] : `${trustWords[trust]}: ${problem}`,
    },
    disorder !== undefined && { sound: false, text: disorder },
    weakSignatures.length > 0 && {
      sound: false,
      text: `${counted(weakSignatures.length, 'signature')} with MD5 or SHA-1`,
    },
    validityMark(chain),
    chain.notYetValid && { sound: false, text: 'not yet valid' },
    chain.reference !== '' && { sound: chain.matches, text: identityWords(chain) },
    needed.length > 0 && { sound: false, text: `not sent, and fetched: ${needed.join('; ')}` },
    stapled !== undefined && { sound: stapled === 'good', text: `stapled status ${stapled}` },
    revocation !== undefined && {
      sound: revocation === 'good',
      text: `revocation ${revocation}${revocationDetail === undefined ? '' : `: ${revocationDetail}`}`,
    },
  ];
  return marks.filter((mark) => mark !== false);
}

function identityWords({ matches, reference, onlyByCommonName }: ChainFacts): string {
  if (matches) return `names ${reference}`;
  if (onlyByCommonName) return `only its common name is ${reference}, which does not count`;
  return `does not name ${reference}`;
}

function validityMark({ expired, daysLeft }: ChainFacts): { sound: boolean; text: string } {
  const authority = expired && daysLeft >= 0;
  return { sound: !expired, text: authority ? 'an authority has expired' : daysWords(daysLeft) };
}

/** `89 days left`, `expired 12 days ago`. */
export function daysWords(days: number): string {
  return days < 0 ? `expired ${counted(-days, 'day')} ago` : `${counted(days, 'day')} left`;
}

/** Whole days from `start` to the end of validity, rounded down; undefined where either is no date. */
export function daysLeft({ notAfter }: CertificateFacts, start: string): number | undefined {
  const days = Math.floor((Date.parse(notAfter) - Date.parse(start)) / 86_400_000);
  return Number.isNaN(days) ? undefined : days;
}

/** `RSA 2048 bits`, `EC secp256r1`. */
export function keyWords({ keyType, keyBits, curve }: CertificateFacts): string {
  return curve === undefined ? `${keyType} ${keyBits} bits` : `${keyType} ${curve}`;
}

/** Whether the survey could see every version and all suites, so that the absence of a deviation means something. */
export function sawAll(endpoint: EndpointReport | undefined): boolean {
  const { versions = [] } = endpoint ?? {};
  return (
    versions.length > 0 &&
    versions.every(({ state, incomplete }) => state !== 'unknown' && incomplete === undefined)
  );
}

/** `3 deviations (2 forbidden, 1 to be phased out)`. */
export function policyWords({ deviations }: PolicyReport, endpoint: EndpointReport | undefined): string {
  if (deviations.length === 0)
    return sawAll(endpoint) ? 'no deviation' : 'no deviation in what could be seen';
  const forbidden = deviations.filter(({ severity }) => severity === 'medium').length;
  const parts = [
    forbidden > 0 && `${forbidden} forbidden`,
    forbidden < deviations.length && `${deviations.length - forbidden} to be phased out`,
  ];
  return `${counted(deviations.length, 'deviation')} (${parts.filter((part) => part !== false).join(', ')})`;
}
