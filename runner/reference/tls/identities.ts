import {
  constants,
  createHash,
  createPrivateKey,
  type KeyObject,
  privateEncrypt,
  sign,
  X509Certificate,
} from 'node:crypto';
import type { Credentials } from '../site.js';

/** A certificate chain with its key. */
export interface Identity {
  readonly type: 'rsa' | 'ec';
  readonly key: KeyObject;
  /** DER, the server's own certificate first. */
  readonly chain: readonly Buffer[];
}

const certificatePattern = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Keys and certificates as they are given to node:tls: PEM, one or several. Other keys than RSA and EC are left out. */
export function identitiesOf({ key, cert }: Credentials): Identity[] {
  const keys = [key].flat().map((one) => createPrivateKey(String(one)));
  const chains = [cert].flat().map((one) => String(one).match(certificatePattern) ?? []);
  return keys.flatMap((key, index): Identity[] => {
    const type = key.asymmetricKeyType;
    if (type !== 'rsa' && type !== 'ec') return [];
    const chain = (chains[index] ?? []).map((pem) => new X509Certificate(pem).raw);
    return [{ type, key, chain }];
  });
}

/** What a SignatureScheme number stands for (RFC 8446 section 4.2.3, RFC 5246 section 7.4.1.4.1). */
interface Scheme {
  readonly type: Identity['type'];
  readonly hash: string;
  readonly isPss?: boolean;
}

const schemes = new Map<number, Scheme>([
  [0x0403, { type: 'ec', hash: 'sha256' }],
  [0x0503, { type: 'ec', hash: 'sha384' }],
  [0x0603, { type: 'ec', hash: 'sha512' }],
  [0x0804, { type: 'rsa', hash: 'sha256', isPss: true }],
  [0x0805, { type: 'rsa', hash: 'sha384', isPss: true }],
  [0x0806, { type: 'rsa', hash: 'sha512', isPss: true }],
  [0x0401, { type: 'rsa', hash: 'sha256' }],
  [0x0501, { type: 'rsa', hash: 'sha384' }],
  [0x0601, { type: 'rsa', hash: 'sha512' }],
  [0x0201, { type: 'rsa', hash: 'sha1' }],
  [0x0101, { type: 'rsa', hash: 'md5' }],
]);

export const fits = (scheme: number, { type }: Identity): boolean => schemes.get(scheme)?.type === type;

/** A signature of TLS 1.2 or 1.3. */
export function signBy(scheme: number, { key }: Identity, content: Buffer): Buffer {
  const { hash = 'sha256', isPss = false } = schemes.get(scheme) ?? {};
  if (!isPss) return sign(hash, content, key);
  const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
  return sign(hash, content, { key, padding, saltLength });
}

/** A signature of SSLv3, TLS 1.0 and 1.1: SHA-1 with ECDSA, and with RSA MD5 beside SHA-1 (RFC 4346 section 7.4.3). */
export function signByOldRules({ type, key }: Identity, content: Buffer): Buffer {
  if (type === 'ec') return sign('sha1', content, key);
  const digest = (hash: string) => createHash(hash).update(content).digest();
  const both = Buffer.concat([digest('md5'), digest('sha1')]);
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, both);
}
