import { nameKey, type TrustAnchors } from './anchors.js';
import { type Parsed, signedWith } from './certificate.js';

/** A way from the leaf upwards. */
export interface Path {
  /** Places in what was sent, leaf first. */
  readonly places: readonly number[];
  /** Where it ends, if it ends in trust; it may be the last certificate of the way itself. */
  readonly anchor?: Parsed;
}

/** A certificate names an issuer whose key is of a kind that OpenSSL does not know: nobody here can tell. */
export class Unverifiable extends Error {
  override readonly name = 'Unverifiable';
}

/** Verified once: a chain can be made of keys that take long. */
const verified = new WeakMap<Parsed, Map<Parsed, boolean>>();

/** Whether `issuer` has the name, and the key, that `subject` was signed with. What it may sign is another matter. @throws Unverifiable */
export function certifies(issuer: Parsed, subject: Parsed): boolean {
  if (nameKey(issuer.x509.subject) !== nameKey(subject.x509.issuer)) return false;
  if (issuer.key === undefined) throw new Unverifiable();
  const known = verified.get(subject) ?? new Map<Parsed, boolean>();
  verified.set(subject, known);
  const result = known.get(issuer) ?? signedWith(subject.x509, issuer.key);
  known.set(issuer, result);
  return result;
}

/** Same octets. */
export const isSame = (a: Parsed, b: Parsed): boolean => a.facts.sha256 === b.facts.sha256;

/**
 * The shortest path from the first certificate to an anchor, through issuers that are `usable`; without one, the longest that there is.
 * Each certificate is visited once, so that a chain made to be confusing costs little.
 */
export function findPath(
  sent: readonly Parsed[],
  anchors: TrustAnchors,
  usable: (issuer: Parsed) => boolean,
): Path {
  const seen = new Set([0]);
  const waiting: number[][] = [[0]];
  let longest = [0];
  for (let places = waiting.shift(); places !== undefined; places = waiting.shift()) {
    const current = sent[places.at(-1) ?? 0];
    if (current === undefined) break;
    if (places.length > longest.length) longest = places;
    // An anchor is whatever the user trusts, a root or not: the way ends there.
    const itself = anchors.named(current.x509.subject).find((it) => isSame(it, current));
    if (itself !== undefined) return { places, anchor: itself };
    if (current.facts.selfSigned) continue;
    const anchor = anchors.named(current.x509.issuer).find((it) => usable(it) && certifies(it, current));
    if (anchor !== undefined) return { places, anchor };
    for (const [place, candidate] of sent.entries()) {
      if (seen.has(place) || !usable(candidate) || !certifies(candidate, current)) continue;
      seen.add(place);
      waiting.push([...places, place]);
    }
  }
  return { places: longest };
}

/** Whether it may sign certificates, as OpenSSL takes section 4.2.1.9 and 4.2.1.3 of RFC 5280: roots of version 1 may too. */
export function isAuthority({ facts, version, extensions }: Parsed): boolean {
  const { authority, keyUsage } = extensions;
  const maySign = keyUsage?.includes('keyCertSign');
  if (maySign === false) return false;
  return authority ?? (maySign === true || (version === 1 && facts.selfSigned));
}

/** Why a path that ends in trust is none all the same (RFC 5280 section 6.1, and 4.2.1.2 for key identifiers), in words. Leaf first, the anchor last. */
export function brokenRule(path: readonly Parsed[]): string | undefined {
  let below = 0;
  for (const [place, it] of path.entries()) {
    const { subject, pathLength } = it.facts;
    if (it.extensions.unknownCritical.length > 0)
      return `${subject} has a critical extension that nobody knows: ${it.extensions.unknownCritical[0]}`;
    if (place === 0) continue;
    if (!isAuthority(it)) return `${subject} is no certification authority`;
    const child = path[place - 1];
    if (child !== undefined && !child.x509.checkIssued(it.x509))
      return `${child.facts.subject} has the key identifier of another issuer than ${subject}`;
    if (pathLength !== undefined && below > pathLength)
      return `${subject} allows ${pathLength} authorities below it, not ${below}`;
    // A self-issued certificate, as at a change of keys, does not count.
    if (nameKey(it.x509.subject) !== nameKey(it.x509.issuer)) below += 1;
  }
  return undefined;
}
