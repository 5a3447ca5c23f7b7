import type { ChainFacts, EndpointReport, TargetReport, VersionFacts } from '../../runner/result/index.js';
import { featureWords, keyWords, orderWords } from '../shared/tls.js';
import { type Fact, yesNo } from './facts.js';

type Bare = Pick<Fact, 'kind' | 'what' | 'a' | 'b'>;

/** What the surveys of two endpoints found, like and unlike; nothing of what one of them could not see. No names, keys or dates of certificates. */
export function tlsFacts(a: TargetReport, b: TargetReport): Fact[] {
  const [left, right] = [a.tls?.endpoint, b.tls?.endpoint];
  if (left === undefined || right === undefined) return [];
  const found: Bare[] = [
    ...versionFacts(left, right),
    ...lists('groups', left.groups?.map(nameOf), right.groups?.map(nameOf)),
    ...lists('signature schemes', left.signatureSchemes, right.signatureSchemes),
    ...features(left, right),
    ...certificates(left, right),
  ];
  return found.map((fact) => ({ area: 'TLS', ...fact, where: [a.service] }));
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function versionFacts({ versions: left = [] }: EndpointReport, { versions: right = [] }: EndpointReport) {
  return left.flatMap((a): Bare[] => {
    const b = right.find(({ version }) => version === a.version);
    if (b === undefined || a.state === 'unknown' || b.state === 'unknown') return [];
    const state = { what: a.version, a: yesNo(a.state === 'accepted'), b: yesNo(b.state === 'accepted') };
    if (a.state !== 'accepted' || b.state !== 'accepted') return [state];
    return [state, ...orders(a, b), ...suites(a, b)];
  });
}

function orders(a: VersionFacts, b: VersionFacts): Bare[] {
  const [left, right] = [a.order ?? 'unknown', b.order ?? 'unknown'];
  if (left === 'unknown' || right === 'unknown') return [];
  return [{ what: `order of suites in ${a.version}`, a: orderWords[left], b: orderWords[right] }];
}

function suites(a: VersionFacts, b: VersionFacts): Bare[] {
  const whole = a.incomplete === undefined && b.incomplete === undefined;
  return whole ? lists(`suites of ${a.version}`, a.suites?.map(nameOf), b.suites?.map(nameOf)) : [];
}

/** What each list has; nothing where one was not asked for. */
function lists(kind: string, a: readonly string[] | undefined, b: readonly string[] | undefined): Bare[] {
  if (a === undefined || b === undefined) return [];
  return [...new Set([...a, ...b])].map((name) => ({
    kind,
    what: name,
    a: yesNo(a.includes(name)),
    b: yesNo(b.includes(name)),
  }));
}

function features({ features: left = [] }: EndpointReport, { features: right = [] }: EndpointReport): Bare[] {
  return left.flatMap((a) => {
    const b = right.find(({ name }) => name === a.name);
    const known = [a, b].every((feature) => feature?.state === 'yes' || feature?.state === 'no');
    return b !== undefined && known ? [{ what: featureWords[a.name], a: a.state, b: b.state }] : [];
  });
}

function certificates({ chains: left = [] }: EndpointReport, { chains: right = [] }: EndpointReport): Bare[] {
  return left.flatMap((a) => {
    const b = right.find(({ seen }) => seen === a.seen);
    if (b === undefined) return [];
    const about = (what: string) => `${what} (hello: ${a.seen})`;
    return [
      { what: about('key of the certificate'), a: keyOf(a), b: keyOf(b) },
      { what: about('trust'), a: a.trust, b: b.trust },
      { what: about('certificate names the server'), a: yesNo(a.matches), b: yesNo(b.matches) },
    ];
  });
}

function keyOf({ certificates: [leaf] }: ChainFacts): string {
  return leaf === undefined ? 'none' : keyWords(leaf);
}
