import type { TrustAnchors } from './anchors.js';
import { type CertificateFacts, type Parsed, parseCertificate } from './certificate.js';
import { brokenRule, certifies, findPath, isAuthority, isSame, type Path, Unverifiable } from './path.js';

export interface ChainFacts {
  /** As sent, the first ten. */
  readonly certificates: readonly CertificateFacts[];
  /**
   * ordered: each certifies the one before it (RFC 5246 section 7.4.2); duplicated: one came twice; unrelated: behind the path came
   * what it does not need; misordered: what it needs came in another order, or with others in between.
   */
  readonly order: 'ordered' | 'misordered' | 'duplicated' | 'unrelated';
  /** A root came too, which is allowed and needless. */
  readonly anchorSent: boolean;
  /**
   * Whether a path leads to an anchor, whatever the time. self-signed: the first one is, and is no anchor; missing-intermediate: the
   * issuer of the first one was not sent and is no anchor (an unknown authority that signs with its root looks the same);
   * unknown-authority: the path ends further up; broken: a signature or a rule of RFC 5280 section 6.1 fails on the way.
   * Name constraints and policies are not looked at.
   */
  readonly trust: 'trusted' | 'self-signed' | 'unknown-authority' | 'missing-intermediate' | 'broken';
  /** What is broken, in words. */
  readonly problem?: string;
  /** Subject of the anchor. */
  readonly trustedBy?: string;
  /** Places in `certificates` of the path to the anchor, or of the longest one; leaf first. */
  readonly path: readonly number[];
  /** Of the path, its anchor included. */
  readonly expired: boolean;
  readonly notYetValid: boolean;
  /** Whole days until the leaf expires; negative: since then. */
  readonly daysLeft: number;
  /** Subjects of the path that are signed with MD5 or SHA-1; what is self-signed, or an anchor, is not trusted for its signature. */
  readonly weakSignatures: readonly string[];
}

const day = 24 * 3_600_000;
/** No sound chain is longer; so many are told and judged. */
const mostCertificates = 10;

/** Judges the certificates of a handshake. Undefined when there is none, when one cannot be read, or when a key is of an unknown kind. */
export function judgeChain(
  ders: readonly Buffer[],
  anchors: TrustAnchors,
  now: Date,
): ChainFacts | undefined {
  const sent = ders.slice(0, mostCertificates).flatMap((der) => parseCertificate(der) ?? []);
  const [leaf] = sent;
  if (leaf === undefined || sent.length < Math.min(ders.length, mostCertificates)) return undefined;
  try {
    return judged(leaf, sent, anchors, now);
  } catch (error) {
    if (error instanceof Unverifiable) return undefined;
    throw error;
  }
}

function judged(leaf: Parsed, sent: readonly Parsed[], anchors: TrustAnchors, now: Date): ChainFacts {
  const path = bestPath(sent, anchors, now);
  const members = path.places.flatMap((place) => sent[place] ?? []);
  const { anchor } = path;
  const whole =
    anchor === undefined || members.some((it) => isSame(it, anchor)) ? members : [...members, anchor];
  const problem = anchor === undefined ? brokenLink(leaf, sent, anchors) : brokenRule(whole);
  return {
    certificates: sent.map(({ facts }) => facts),
    order: orderOf(sent, path.places),
    anchorSent: sent
      .slice(1)
      .some((it) => it.facts.selfSigned || (anchor !== undefined && isSame(it, anchor))),
    trust: trustOf(path, leaf, problem),
    ...(problem === undefined ? {} : { problem }),
    ...(anchor === undefined ? {} : { trustedBy: anchor.facts.subject }),
    path: path.places,
    expired: whole.some(({ facts }) => now > new Date(facts.notAfter)),
    notYetValid: whole.some(({ facts }) => now < new Date(facts.notBefore)),
    daysLeft: daysBetween(now, new Date(leaf.facts.notAfter)),
    weakSignatures: members
      .filter((it) => !it.facts.selfSigned && (anchor === undefined || !isSame(it, anchor)))
      .filter(({ facts }) => /^(?:MD\d|SHA-1)$/.test(facts.signature.hash))
      .map(({ facts }) => facts.subject),
  };
}

/** A path that is valid now, else one of authorities, else any: a server may send the old way beside the new. */
function bestPath(sent: readonly Parsed[], anchors: TrustAnchors, now: Date): Path {
  const isCurrent = ({ facts }: Parsed): boolean =>
    now >= new Date(facts.notBefore) && now <= new Date(facts.notAfter);
  let path: Path = { places: [0] };
  for (const usable of [(it: Parsed) => isAuthority(it) && isCurrent(it), isAuthority, () => true]) {
    path = findPath(sent, anchors, usable);
    if (path.anchor !== undefined) break;
  }
  return path;
}

function trustOf(
  { anchor, places }: Path,
  { facts }: Parsed,
  problem: string | undefined,
): ChainFacts['trust'] {
  if (problem !== undefined) return 'broken';
  if (anchor !== undefined) return 'trusted';
  if (facts.selfSigned) return 'self-signed';
  return places.length === 1 ? 'missing-intermediate' : 'unknown-authority';
}

/** Some certificate looks like the issuer of the leaf, by name and key identifier, and did not sign it. */
function brokenLink(leaf: Parsed, sent: readonly Parsed[], anchors: TrustAnchors): string | undefined {
  const issuers = [...sent.slice(1), ...anchors.named(leaf.x509.issuer)].filter((it) =>
    leaf.x509.checkIssued(it.x509),
  );
  if (issuers.length === 0 || issuers.some((it) => certifies(it, leaf))) return undefined;
  return `the signature on ${leaf.facts.subject} is not of the key of ${leaf.facts.issuer}`;
}

function orderOf(sent: readonly Parsed[], places: readonly number[]): ChainFacts['order'] {
  if (new Set(sent.map(({ facts }) => facts.sha256)).size < sent.length) return 'duplicated';
  const follows = (it: Parsed, place: number): boolean => {
    const before = sent[place - 1];
    return before === undefined || certifies(it, before);
  };
  if (sent.every(follows)) return 'ordered';
  return places.every((place, step) => place === step) ? 'unrelated' : 'misordered';
}

/** Whole days; what is less than one is 0, on either side. */
const daysBetween = (from: Date, to: Date): number => Math.trunc((to.getTime() - from.getTime()) / day) + 0;
