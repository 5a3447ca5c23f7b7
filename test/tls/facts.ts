import type { ChainFacts, EndpointReport, TlsVersion } from '../../runner/result/index.js';

/**
 * What a tool says of an endpoint, as text by the name of the fact: "version TLSv1", "suites TLSv1.2" (code points), "order TLSv1.2",
 * "preference TLSv1.2", "groups TLSv1.3", "signatures TLSv1.2", "dh bits", "RSA certificate names" … A fact that it does not look at is absent.
 */
export type Facts = Readonly<Record<string, string>>;

/** Facts whose words have no order of their own. */
const sets = /^(suites|groups|signatures) |^curves$| names$/;

/** A line for each fact of theirs that ours does not equal. */
export function differences(ours: Facts, theirs: Facts): string[] {
  return Object.entries(theirs).flatMap(([fact, said]) => {
    const own = ours[fact];
    // Where the client's order decides, theirs is only the order in which they asked.
    if (
      own === said ||
      (fact.startsWith('preference ') && ours[fact.replace('preference', 'order')] !== 'server')
    )
      return [];
    if (own === undefined) return [`${fact}: we say nothing; theirs ${said}`];
    if (!sets.test(fact)) return [`${fact}: ours ${own}; theirs ${said}`];
    const [mine, its] = [own.split(' '), said.split(' ')];
    const alone = (some: string[], others: string[]) => some.filter((it) => !others.includes(it)).join(' ');
    return [`${fact}: ours alone ${alone(mine, its) || '-'}; theirs alone ${alone(its, mine) || '-'}`];
  });
}

export function sorted(words: Iterable<string>): string {
  return [...new Set(words)].sort().join(' ') || '-';
}

/** Minutes, as testssl.sh tells no seconds. */
export function minute(date: string | Date): string {
  return new Date(date).toISOString().slice(0, 16);
}

/** The facts of our own report. */
export function ourFacts({
  versions = [],
  groups = [],
  dhBits,
  signatureSchemes,
  chains = [],
}: EndpointReport): Facts {
  const facts: Record<string, string> = {};
  for (const { version, state, order, suites } of versions) {
    facts[`version ${version}`] = state;
    if (suites === undefined) continue;
    const codes = suites.map(({ code }) => code);
    facts[`suites ${version}`] = sorted(codes);
    if (order !== undefined) facts[`order ${version}`] = order;
    if (order === 'server') facts[`preference ${version}`] = codes.join(' ');
  }
  const older = (['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const).findLast((version) => isAccepted(facts, version));
  for (const version of [older, 'TLSv1.3' as const]) {
    if (version === undefined || !isAccepted(facts, version)) continue;
    const of = groups.filter((group) => group.versions.includes(version));
    facts[`groups ${version}`] = sorted(of.map(({ name }) => name));
  }
  const curves = groups.filter(({ kind }) => kind === 'EC').map(({ name }) => name);
  if (groups.length > 0) facts.curves = sorted(curves);
  if (signatureSchemes !== undefined) facts['signatures TLSv1.2'] = sorted(signatureSchemes);
  // `dhBits` is of DHE with a certificate; anonymous suites may have less, which stands beside them.
  const shares = versions.flatMap(({ suites = [] }) => suites.map(({ keyShare = '' }) => keyShare));
  const sizes = shares.flatMap((share) => /^DH (\d+) bits$/.exec(share)?.[1] ?? []).map(Number);
  if (dhBits !== undefined) sizes.push(dhBits);
  if (sizes.length > 0) facts['dh bits'] = `${Math.min(...sizes)}`;
  const usual = chains.filter(({ seen }) => seen === 'default' || seen === 'RSA' || seen === 'ECDSA');
  return Object.assign(facts, ...usual.map(chainFacts));
}

export function isAccepted(facts: Facts, version: TlsVersion): boolean {
  return facts[`version ${version}`] === 'accepted';
}

function chainFacts({ certificates, trust, matches, expired, order }: ChainFacts): Facts {
  const [leaf] = certificates;
  if (leaf === undefined) return {};
  return certificateFacts(leaf.keyType, {
    subject: commonName(leaf.subject),
    issuer: commonName(leaf.issuer),
    names: sorted(leaf.names),
    'not before': minute(leaf.notBefore),
    'not after': minute(leaf.notAfter),
    'key bits': `${leaf.keyBits}`,
    signature: leaf.signature.toLowerCase(),
    'self-signed': `${trust === 'self-signed'}`,
    expired: `${expired}`,
    fingerprint: leaf.sha256.toLowerCase(),
    'chain length': `${certificates.length}`,
    'chain order': order === 'ordered' ? 'ordered' : 'not ordered',
    trust,
    'name matches': `${matches}`,
  });
}

/** Named after the type of its key, as a server may have two. */
export function certificateFacts(keyType: string, facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [`${keyType} certificate ${name}`, value]),
  );
}

function commonName(name: string): string {
  return /(?:^|[,/\n] ?)CN=([^,/\n]*)/i.exec(name)?.[1] ?? name;
}
