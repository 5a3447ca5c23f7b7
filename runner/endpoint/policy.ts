import type {
  CertificateFacts,
  EndpointReport,
  FeatureFacts,
  PolicyReport,
  SuiteFacts,
  TlsVersion,
  VersionFacts,
} from '../result/index.js';
import { gapsIn } from './policy-gaps.js';
import {
  type Allowed,
  type PolicyRule,
  policyRules,
  type Severity,
  type Size,
  type TlsPolicy,
} from './policy-shape.js';

type Deviation = PolicyReport['deviations'][number];

/** Holds a policy against what is known; what it cannot judge, it says. */
export function judgePolicy(policy: TlsPolicy, facts: EndpointReport): PolicyReport {
  const judged: Readonly<Record<PolicyRule, Iterable<Omit<Deviation, 'rule'>>>> = {
    versions: versions(policy, facts.versions ?? []),
    suites: suites(policy, facts.versions ?? []),
    order: order(policy, facts.versions ?? []),
    groups: groups(policy, facts),
    signatures: signatures(policy, facts.signatureSchemes ?? []),
    certificate: certificates(policy, facts.chains ?? []),
    features: features(policy, facts.features ?? []),
  };
  const { name, version, source } = policy;
  const deviations = policyRules.flatMap((rule) =>
    [...judged[rule]].map((deviation) => ({ rule, ...deviation })),
  );
  const unjudged = gapsIn(policy, facts).filter((gap) => deviations.every(({ rule }) => rule !== gap.rule));
  return { name, version, source, deviations, unjudged };
}

type Judgement = Generator<Omit<Deviation, 'rule'>>;

function* versions({ versions: rule }: TlsPolicy, seen: readonly VersionFacts[]): Judgement {
  for (const { version, state } of seen) {
    if (state === 'accepted') {
      const severity = deviationOf(rule, version);
      if (severity !== undefined) yield { text: `${version} is accepted`, severity };
    }
    if (state !== 'refused') continue;
    if (rule.required?.includes(version)) yield { text: `${version} is refused`, severity: 'medium' };
    if (rule.recommended?.includes(version)) yield { text: `${version} is refused`, severity: 'low' };
  }
}

function* suites({ suites: rule }: TlsPolicy, seen: readonly VersionFacts[]): Judgement {
  const found = new Map<string, { suite: SuiteFacts; rule: Allowed; versions: TlsVersion[] }>();
  for (const { version, suites: accepted = [] } of seen) {
    const family = version === 'TLSv1.3' ? rule['TLSv1.3'] : rule.older;
    for (const suite of accepted) {
      const known = found.get(suite.name) ?? { suite, rule: family, versions: [] };
      known.versions.push(version);
      found.set(suite.name, known);
    }
  }
  for (const { suite, rule: family, versions: where } of found.values()) {
    const severity = deviationOf(family, suite.name);
    if (severity !== undefined) yield { text: `${suite.name} (${where.join(', ')})`, severity };
  }
}

function* order({ order: rule }: TlsPolicy, seen: readonly VersionFacts[]): Judgement {
  if (rule === undefined) return;
  for (const { version, order: by, suites: accepted = [] } of seen) {
    if (version === 'TLSv1.3' || (by !== 'server' && by !== 'client') || by === rule.by) continue;
    if (accepted.every(({ name }) => rule.unlessOnly?.includes(name))) continue;
    yield { text: `in ${version} the order of the ${by} decides`, severity: rule.severity };
  }
}

function* groups({ groups: rule, dhBits }: TlsPolicy, facts: EndpointReport): Judgement {
  for (const { name, kind } of facts.groups ?? []) {
    if (rule === undefined) break;
    const severity = deviationOf(rule, name);
    const isYounger = kind === 'hybrid' || kind === 'KEM';
    if (severity !== undefined && !isYounger) yield { text: `group ${name}`, severity };
  }
  const severity = dhBits && facts.dhBits !== undefined ? tooSmall(dhBits, facts.dhBits) : undefined;
  if (severity !== undefined) yield { text: `DHE with ${facts.dhBits} bits`, severity };
}

function* signatures({ signatureHashes: rule }: TlsPolicy, schemes: readonly string[]): Judgement {
  if (rule === undefined) return;
  for (const scheme of schemes) {
    const hash = /(md5|sha\d+)(?:_legacy)?$/.exec(scheme)?.[1];
    const severity = hash === undefined ? undefined : deviationOf(rule, hash);
    if (severity !== undefined) yield { text: `the key exchange is signed with ${scheme}`, severity };
  }
}

function* certificates(
  { certificate: rule }: TlsPolicy,
  chains: NonNullable<EndpointReport['chains']>,
): Judgement {
  if (rule === undefined) return;
  const leaves = new Map(chains.flatMap(({ certificates: [leaf] }) => (leaf ? [[leaf.sha256, leaf]] : [])));
  for (const leaf of leaves.values()) {
    const key = keyOf(rule, leaf);
    if (key !== undefined) yield key;
    const hash = plain(leaf.hash);
    // EdDSA brings its own hash, which no policy rates.
    const severity = rule.hashes && isHash(hash) ? deviationOf(rule.hashes, hash) : undefined;
    if (severity !== undefined) yield { text: `the certificate is signed with ${leaf.signature}`, severity };
    const days = validDays(leaf);
    if (rule.days !== undefined && days > rule.days)
      yield { text: `the certificate is valid for ${days} days, not at most ${rule.days}`, severity: 'low' };
  }
}

function keyOf(
  { rsaBits, curves, otherKeys }: NonNullable<TlsPolicy['certificate']>,
  { keyType, keyBits, curve }: CertificateFacts,
): Omit<Deviation, 'rule'> | undefined {
  if (rsaBits === undefined && curves === undefined && otherKeys === undefined) return undefined;
  const text = `the key of the certificate is ${keyType} ${curve ?? `with ${keyBits} bits`}`;
  const severity = severityOfKey();
  return severity === undefined ? undefined : { text, severity };

  function severityOfKey(): Severity | undefined {
    if (keyType.startsWith('RSA')) return rsaBits === undefined ? 'medium' : tooSmall(rsaBits, keyBits);
    if (curve !== undefined) return curves === undefined ? 'medium' : deviationOf(curves, curveName(curve));
    return otherKeys?.includes(keyType) ? undefined : 'medium';
  }
}

function* features({ features: rules = {} }: TlsPolicy, seen: readonly FeatureFacts[]): Judgement {
  for (const { name, state } of seen) {
    const rule = rules[name];
    if (rule === undefined || (state !== 'yes' && state !== 'no') || state === rule.want) continue;
    yield { text: `${featureNames[name]}: ${state}`, severity: rule.severity };
  }
}

const featureNames: Readonly<Record<FeatureFacts['name'], string>> = {
  compression: 'TLS compression',
  secureRenegotiation: 'secure renegotiation (RFC 5746)',
  clientRenegotiation: 'renegotiation at the wish of the client',
  extendedMasterSecret: 'extended master secret (RFC 7627)',
  encryptThenMac: 'encrypt-then-MAC (RFC 7366)',
  fallbackScsv: 'fallback SCSV (RFC 7507)',
  sessionTickets: 'session tickets',
  resumption: 'resumption',
  earlyData: '0-RTT data',
  alpn: 'ALPN',
  heartbeat: 'heartbeat (RFC 6520)',
  ocspStapling: 'OCSP stapling',
  clientCertificate: 'request for a client certificate',
};

function deviationOf<T>({ allowed, phaseOut = [] }: Allowed<T>, value: T): Severity | undefined {
  if (allowed.includes(value)) return undefined;
  return phaseOut.includes(value) ? 'low' : 'medium';
}

function tooSmall({ minimum, phaseOutBelow = minimum }: Size, bits: number): Severity | undefined {
  if (bits < minimum) return 'medium';
  return bits < phaseOutBelow ? 'low' : undefined;
}

function validDays({ notBefore, notAfter }: CertificateFacts): number {
  return Math.floor((Date.parse(notAfter) - Date.parse(notBefore)) / 86_400_000);
}

/** "SHA-256" and "sha256" are one. */
function plain(hash: string): string {
  return hash.toLowerCase().replace('-', '');
}

function isHash(word: string): boolean {
  return /^(md\d|sha\d+)$/.test(word);
}

/** Other names of the curves that IANA calls secp…. */
const curveNames: Readonly<Record<string, string>> = {
  prime256v1: 'secp256r1',
  'P-256': 'secp256r1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  'P-224': 'secp224r1',
};

function curveName(curve: string): string {
  return curveNames[curve] ?? curve;
}
