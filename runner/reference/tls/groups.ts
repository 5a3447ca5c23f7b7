import { createECDH, generateKeyPairSync, getDiffieHellman, randomBytes } from 'node:crypto';

/** Names of node:crypto for the named groups of the TLS registry, which the endpoint may speak. */
const curves: Readonly<Record<number, string>> = {
  1: 'sect163k1',
  16: 'secp160r1',
  19: 'prime192v1',
  23: 'prime256v1',
  24: 'secp384r1',
};

export const X25519 = 29;

/** A new public key of the group, as it stands in ServerKeyExchange and key_share. */
export function publicPoint(group: number): Buffer {
  if (group !== X25519) return createECDH(curves[group] ?? 'prime256v1').generateKeys();
  const { publicKey } = generateKeyPairSync('x25519');
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
}

/** Finite-field parameters: modulus and a new public value; the generator is 2. */
export function finiteField(prime: Buffer): { readonly p: Buffer; readonly g: Buffer; readonly y: Buffer } {
  // Not node:crypto, which checks the modulus first: that takes longer than all the rest.
  const modulus = BigInt(`0x${prime.toString('hex')}`);
  let exponent = BigInt(`0x${randomBytes(32).toString('hex')}`);
  let value = 1n;
  for (let square = 2n; exponent > 0n; square = square ** 2n % modulus, exponent >>= 1n) {
    if (exponent % 2n === 1n) value = (value * square) % modulus;
  }
  const y = Buffer.from(value.toString(16).padStart(prime.length * 2, '0'), 'hex');
  return { p: prime, g: Buffer.from([2]), y };
}

/** Modulus and exponent of a new RSA key, as the export suites send it. */
export function temporaryRsa(bits: number): { readonly n: Buffer; readonly e: Buffer } {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  return { n: Buffer.from(n, 'base64url'), e: Buffer.from(e, 'base64url') };
}

const modp2048 = getDiffieHellman('modp14').getPrime();

/** Moduli. Where nothing else is said they are safe primes that were made for this server and are used nowhere else. */
export const primes = {
  512: Buffer.from(
    'e1caa0d672a228c08fe659f017bcc5a2f6d3a064e13020dc1a398c6b99e0cebe' +
      'e16ff9275b341c1e890570636040e6100783890d1f84b5b0307341dcda0343b7',
    'hex',
  ),
  768: Buffer.from(
    'ce3323db13744674f085a8d92d6f2a384a8f51cc3bc05230cb91b3194064044e' +
      '89865eabf1259fdfba4a8490228266b29377e078a1ac6ebbe3350e43da3465c8' +
      '5d062d1d337e6548d65fb5f26dc7e546a0847069ca0bb12b994f3a2a73c9e0c3',
    'hex',
  ),
  1024: Buffer.from(
    'ec1a883e84cf42a0185f987dc7a0db0773aad522881cd70291644cd46ed2f6ee' +
      '004a84100b505f41cf03a0f2515f1e8199ae656c78edc5d40f59c358e4b47777' +
      '256e87d456b15f78f0a9cd2f4a0fc65d418318334be3888fea3860cbb1eb7f49' +
      '305b236d851688bad44f93e92208b3709bb6b035a68ef66dc13b91cc14976843',
    'hex',
  ),
  /** Oakley group 2 (RFC 2409 section 6.2), which half the world shared. */
  common1024: getDiffieHellman('modp2').getPrime(),
  /** Group 14 of RFC 3526. */
  modp2048,
  /** No prime at all: 2 more than group 14. */
  composite2048: Buffer.from((BigInt(`0x${modp2048.toString('hex')}`) + 2n).toString(16), 'hex'),
} as const;
