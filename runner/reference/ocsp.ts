import { createHash, createPublicKey, sign, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { type Issued, subjectOf } from './certificates.js';
import { der, integer, oid, sequence, time } from './tls/stapling.js';

const HOUR = 3_600_000;

export interface OcspAnswer {
  readonly says: 'good' | 'revoked' | 'unknown';
  /** Who signs; the certificate is sent along where the issuer itself does not. */
  readonly signer: Issued;
  /** Good until yesterday. */
  readonly isStale?: boolean;
}

/** An OCSPResponse (RFC 6960 section 4.2) about certificates of one issuer, which has an RSA key, as the signer has. */
export function ocspResponse(leaves: readonly X509Certificate[], issuer: Issued, answer: OcspAnswer): Buffer {
  const { says, signer, isStale = false } = answer;
  const from = isStale ? -72 * HOUR : -HOUR;
  const until = der(0xa0, time(isStale ? -24 * HOUR : 24 * HOUR));
  const status = { good: der(0x80), revoked: der(0xa1, time(-HOUR), keyCompromise), unknown: der(0x82) }[
    says
  ];
  const singles = leaves.map((leaf) => sequence(certificateId(leaf, issuer), status, time(from), until));
  const data = sequence(der(0xa2, der(0x04, keyHash(signer))), time(from), sequence(...singles));
  const signature = sign('sha256', data, signer.key);
  const sent = signer === issuer ? [] : [der(0xa0, sequence(new X509Certificate(signer.cert).raw))];
  const basic = sequence(data, sha256WithRsa, der(0x03, Buffer.of(0), signature), ...sent);
  return sequence(der(0x0a, Buffer.of(0)), der(0xa0, sequence(oid('2b0601050507300101'), der(0x04, basic))));
}

const sha256WithRsa = sequence(oid('2a864886f70d01010b'), der(0x05));
const keyCompromise = der(0xa0, der(0x0a, Buffer.of(1)));

function certificateId({ serialNumber }: X509Certificate, issuer: Issued): Buffer {
  const name = Buffer.from(forge.asn1.toDer(subjectOf(issuer)).getBytes(), 'latin1');
  const serial = integer(Buffer.from(serialNumber, 'hex'));
  return sequence(
    sequence(oid('2b0e03021a'), der(0x05)),
    der(0x04, sha1(name)),
    der(0x04, keyHash(issuer)),
    serial,
  );
}

const sha1 = (octets: Buffer): Buffer => createHash('sha1').update(octets).digest();

/** Of the contents of subjectPublicKey, which for RSA is PKCS #1. */
const keyHash = ({ key }: Issued): Buffer =>
  sha1(createPublicKey(key).export({ type: 'pkcs1', format: 'der' }));
