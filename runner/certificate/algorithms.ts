import type { KeyObject } from 'node:crypto';
import { type Element, itemsOf, oidOf, tagOf } from './asn1.js';

export interface SignatureFacts {
  /** 'sha256WithRSAEncryption'; dotted decimals where we know no name. */
  readonly algorithm: string;
  /** 'SHA-256'; '' where the algorithm does not say, or we do not know it. */
  readonly hash: string;
}

export interface KeyFacts {
  readonly type: 'RSA' | 'EC' | 'Ed25519' | 'Ed448' | 'DSA' | 'other';
  /** Of the modulus, of the prime, of the field; 0 where unknown. */
  readonly bits: number;
  /** Name of the TLS registry where it has one: secp256r1. */
  readonly curve?: string;
}

const signatures: Readonly<Record<string, readonly [algorithm: string, hash: string]>> = {
  '1.2.840.113549.1.1.2': ['md2WithRSAEncryption', 'MD2'],
  '1.2.840.113549.1.1.3': ['md4WithRSAEncryption', 'MD4'],
  '1.2.840.113549.1.1.4': ['md5WithRSAEncryption', 'MD5'],
  '1.2.840.113549.1.1.5': ['sha1WithRSAEncryption', 'SHA-1'],
  '1.3.14.3.2.29': ['sha1WithRSA', 'SHA-1'],
  '1.2.840.113549.1.1.14': ['sha224WithRSAEncryption', 'SHA-224'],
  '1.2.840.113549.1.1.11': ['sha256WithRSAEncryption', 'SHA-256'],
  '1.2.840.113549.1.1.12': ['sha384WithRSAEncryption', 'SHA-384'],
  '1.2.840.113549.1.1.13': ['sha512WithRSAEncryption', 'SHA-512'],
  '1.2.840.10040.4.3': ['dsaWithSHA1', 'SHA-1'],
  '2.16.840.1.101.3.4.3.1': ['dsaWithSHA224', 'SHA-224'],
  '2.16.840.1.101.3.4.3.2': ['dsaWithSHA256', 'SHA-256'],
  '1.2.840.10045.4.1': ['ecdsa-with-SHA1', 'SHA-1'],
  '1.2.840.10045.4.3.1': ['ecdsa-with-SHA224', 'SHA-224'],
  '1.2.840.10045.4.3.2': ['ecdsa-with-SHA256', 'SHA-256'],
  '1.2.840.10045.4.3.3': ['ecdsa-with-SHA384', 'SHA-384'],
  '1.2.840.10045.4.3.4': ['ecdsa-with-SHA512', 'SHA-512'],
  '1.3.101.112': ['Ed25519', ''],
  '1.3.101.113': ['Ed448', ''],
};

/** By object identifier. */
export const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

const pss = '1.2.840.113549.1.1.10';

/** @param identifier  AlgorithmIdentifier. @throws Unreadable */
export function signatureFacts(identifier: Element | undefined): SignatureFacts {
  const [type, parameters] = itemsOf(identifier);
  const oid = oidOf(type);
  if (oid === pss) return { algorithm: 'rsassaPss', hash: pssHash(parameters) };
  const [algorithm = oid, hash = ''] = signatures[oid] ?? [];
  return { algorithm, hash };
}

/** RSASSA-PSS-params of RFC 4055: the hash is `[0]`, SHA-1 where that is left out. */
function pssHash(parameters: Element | undefined): string {
  const given = parameters && itemsOf(parameters).find((it) => tagOf(it) === 0);
  if (given === undefined) return 'SHA-1';
  return hashes[oidOf(itemsOf(itemsOf(given)[0])[0])] ?? '';
}

const types: Readonly<Record<string, KeyFacts['type']>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA',
  ec: 'EC',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  dsa: 'DSA',
};

/** Names of OpenSSL that the TLS registry has under another one. */
const curves: Readonly<Record<string, string>> = { prime256v1: 'secp256r1', prime192v1: 'secp192r1' };

/** @param key  undefined where OpenSSL does not know its kind */
export function keyFacts(key: KeyObject | undefined): KeyFacts {
  const type = types[key?.asymmetricKeyType ?? ''] ?? 'other';
  const { modulusLength, namedCurve } = key?.asymmetricKeyDetails ?? {};
  if (type === 'Ed25519') return { type, bits: 256 };
  if (type === 'Ed448') return { type, bits: 448 };
  if (type !== 'EC') return { type, bits: modulusLength ?? 0 };
  if (namedCurve === undefined) return { type, bits: 0 };
  // Every curve that OpenSSL names has the size of its field in its name, but for SM2 and the oldest of WTLS.
  const bits = Number(/\d{3}/.exec(namedCurve)?.[0] ?? (namedCurve === 'SM2' ? 256 : 0));
  return { type, bits, curve: curves[namedCurve] ?? namedCurve };
}
