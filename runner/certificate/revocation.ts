import { constants, type KeyObject, verify } from 'node:crypto';
import { hashes, signatureFacts } from './algorithms.js';
import type { TrustAnchors } from './anchors.js';
import {
  contentOf,
  type Element,
  encodingOf,
  itemsIn,
  itemsOf,
  oidOf,
  smallIntegerOf,
  tagOf,
  timeOf,
  Unreadable,
} from './asn1.js';
import { type Parsed, parseCertificate } from './certificate.js';
import { certificateId } from './ocsp-request.js';
import { certifies } from './path.js';

/** What an OCSP response proves about one certificate. */
export interface Revocation {
  /** error: nothing; unknown: that the responder does not know it. */
  readonly status: 'good' | 'revoked' | 'unknown' | 'error';
  /** "revoked since …", or why it proves nothing. */
  readonly detail: string;
}

const responseStatuses = [
  'successful',
  'malformedRequest',
  'internalError',
  'tryLater',
  '',
  'sigRequired',
  'unauthorized',
];
const statuses = ['good', 'revoked', 'unknown'] as const;
const reasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  '',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
];
const basic = '1.3.6.1.5.5.7.48.1.1';

/** Clocks of responders and of auditors differ. */
const leewayMs = 5 * 60_000;
/** Without nextUpdate the RFC leaves open how old is too old; no public authority may give longer (CA/Browser Forum, section 4.9.10). */
const oldestMs = 10 * 24 * 3_600_000;
/** More than a responder has reason to send. */
const most = 20;

const nothing = (detail: string): Revocation => ({ status: 'error', detail });

/**
 * What a DER response says about `leaf`, checked as RFC 6960 section 3.2 asks: that it is about this certificate, signed by its issuer or by
 * a delegate of that, and current. Never throws.
 */
export function judgeOcspResponse(der: Buffer, leaf: Buffer, issuer: Buffer, now: Date): Revocation {
  try {
    return judged(itemsIn(der), leaf, issuer, now);
  } catch {
    return nothing('it is no OCSP response that can be read');
  }
}

function judged([status, bytes]: readonly Element[], leaf: Buffer, issuer: Buffer, now: Date): Revocation {
  const code = smallIntegerOf(status);
  if (code !== 0)
    return nothing(`the responder gave no answer: ${responseStatuses[code] || `status ${code}`}`);
  const [type, octets] = itemsOf(itemsOf(bytes)[0]);
  if (oidOf(type) !== basic) return nothing('it is no basic OCSP response');
  const [data, algorithm, signature, extra] = itemsIn(contentOf(octets));
  const authority = parseCertificate(issuer);
  if (data === undefined || authority === undefined) throw new Unreadable();
  const delegates = extra === undefined ? [] : itemsOf(itemsOf(extra)[0]).slice(0, most).map(encodingOf);
  const signed = { data: encodingOf(data), algorithm, signature: contentOf(signature) };
  if (!signersFor(authority, delegates, now).some((key) => isSigned(signed, key)))
    return nothing('neither the issuer of the certificate nor a delegate of it signed the response');
  // version [0] may be left out; then the responder, [1] or [2].
  const [, , responses] = itemsOf(data).filter((it) => tagOf(it) !== 0);
  const single = itemsOf(responses)
    .slice(0, most)
    .map(itemsOf)
    .find(([id]) => isAbout(id, leaf, issuer));
  return single === undefined ? nothing('the response is about another certificate') : said(single, now);
}

/** Keys that may speak for the issuer: its own, and those that it certified for this (section 4.2.2.2). */
function signersFor(authority: Parsed, delegates: readonly Buffer[], now: Date): (KeyObject | undefined)[] {
  const trusted = delegates
    .flatMap((der) => parseCertificate(der) ?? [])
    .filter(({ facts }) => facts.extendedKeyUsage?.includes('OCSPSigning'))
    .filter(({ facts }) => now >= new Date(facts.notBefore) && now <= new Date(facts.notAfter))
    .filter((it) => certifies(authority, it));
  return [authority, ...trusted].map(({ key }) => key);
}

interface Signed {
  readonly data: Buffer;
  readonly algorithm: Element | undefined;
  readonly signature: Buffer;
}

function isSigned({ data, algorithm, signature }: Signed, key: KeyObject | undefined): boolean {
  if (key === undefined) return false;
  const { algorithm: name, hash } = signatureFacts(algorithm);
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  try {
    return verify(
      hash.replace('-', '') || null,
      data,
      { key, ...(name === 'rsassaPss' ? pss : {}) },
      signature,
    );
  } catch {
    return false;
  }
}

function isAbout(id: Element | undefined, leaf: Buffer, issuer: Buffer): boolean {
  const [algorithm, nameHash, keyHash, serial] = itemsOf(id);
  const hash = hashes[oidOf(itemsOf(algorithm)[0])];
  if (hash === undefined) return false;
  const wanted = certificateId(leaf, issuer, hash);
  return (
    contentOf(serial).equals(wanted.serial) &&
    contentOf(nameHash).equals(wanted.nameHash) &&
    contentOf(keyHash).equals(wanted.keyHash)
  );
}

function said([, certificateStatus, thisUpdate, ...rest]: readonly Element[], now: Date): Revocation {
  const from = timeOf(thisUpdate).getTime();
  const next = rest.find((it) => tagOf(it) === 0);
  const until = next === undefined ? from + oldestMs : timeOf(itemsOf(next)[0]).getTime();
  const days = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  if (now.getTime() < from - leewayMs)
    return nothing(`the response is from ${days(from)}, which is yet to come`);
  if (now.getTime() > until + leewayMs)
    return nothing(`the response of ${days(from)} was good until ${days(until)}`);
  const status = statuses[(certificateStatus && tagOf(certificateStatus)) ?? -1];
  if (certificateStatus === undefined || status === undefined) throw new Unreadable();
  if (status === 'revoked') return { status, detail: sinceWhen(certificateStatus) };
  return {
    status,
    detail: status === 'good' ? 'not revoked' : 'the responder does not know the certificate',
  };
}

/** RevokedInfo: a time, and `[0]` a CRLReason. */
function sinceWhen(info: Element): string {
  const [time, reason] = itemsOf(info);
  const why = reason === undefined ? '' : reasons[smallIntegerOf(itemsOf(reason)[0])];
  return `revoked since ${timeOf(time).toISOString().slice(0, 10)}${why ? ` (${why})` : ''}`;
}

/** The certificate among these, or else among the anchors, whose key signed `leaf`; undefined where there is none, or it is its own. Never throws. */
export function issuerOf(leaf: Buffer, others: readonly Buffer[], anchors: TrustAnchors): Buffer | undefined {
  try {
    const own = parseCertificate(leaf);
    if (own === undefined || own.facts.selfSigned) return undefined;
    const candidates = [
      ...others.flatMap((der) => parseCertificate(der) ?? []),
      ...anchors.named(own.x509.issuer),
    ];
    return candidates.find((it) => certifies(it, own))?.x509.raw;
  } catch {
    return undefined;
  }
}
