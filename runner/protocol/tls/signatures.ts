/** One entry of the IANA registry "TLS SignatureScheme", or a pair of hash and signature of TLS 1.2 (RFC 5246 section 7.4.1.4.1). */
export interface SignatureScheme {
  readonly code: number;
  /** The name of TLS 1.3 where there is one (ecdsa_secp256r1_sha256), made alike for the pairs of TLS 1.2 (dsa_sha1). */
  readonly name: string;
  /** md5, sha1, sha224, sha256, sha384, sha512, sm3, streebog256, streebog512; intrinsic where the signature brings its own. */
  readonly hash: string;
  /** rsa_pkcs1, rsa_pss, dsa, ecdsa, eddsa, sm2, gost, mldsa, eccsi, ibs. */
  readonly signature: string;
}

type Row = readonly [code: number, name: string, hash: string, signature: string];

const schemes: readonly Row[] = [
  [0x0403, 'ecdsa_secp256r1_sha256', 'sha256', 'ecdsa'],
  [0x0503, 'ecdsa_secp384r1_sha384', 'sha384', 'ecdsa'],
  [0x0603, 'ecdsa_secp521r1_sha512', 'sha512', 'ecdsa'],
  [0x0420, 'rsa_pkcs1_sha256_legacy', 'sha256', 'rsa_pkcs1'],
  [0x0520, 'rsa_pkcs1_sha384_legacy', 'sha384', 'rsa_pkcs1'],
  [0x0620, 'rsa_pkcs1_sha512_legacy', 'sha512', 'rsa_pkcs1'],
  [0x0704, 'eccsi_sha256', 'sha256', 'eccsi'],
  [0x0705, 'iso_ibs1', 'intrinsic', 'ibs'],
  [0x0706, 'iso_ibs2', 'intrinsic', 'ibs'],
  [0x0707, 'iso_chinese_ibs', 'intrinsic', 'ibs'],
  [0x0708, 'sm2sig_sm3', 'sm3', 'sm2'],
  [0x0709, 'gostr34102012_256a', 'streebog256', 'gost'],
  [0x070a, 'gostr34102012_256b', 'streebog256', 'gost'],
  [0x070b, 'gostr34102012_256c', 'streebog256', 'gost'],
  [0x070c, 'gostr34102012_256d', 'streebog256', 'gost'],
  [0x070d, 'gostr34102012_512a', 'streebog512', 'gost'],
  [0x070e, 'gostr34102012_512b', 'streebog512', 'gost'],
  [0x070f, 'gostr34102012_512c', 'streebog512', 'gost'],
  [0x0804, 'rsa_pss_rsae_sha256', 'sha256', 'rsa_pss'],
  [0x0805, 'rsa_pss_rsae_sha384', 'sha384', 'rsa_pss'],
  [0x0806, 'rsa_pss_rsae_sha512', 'sha512', 'rsa_pss'],
  [0x0807, 'ed25519', 'intrinsic', 'eddsa'],
  [0x0808, 'ed448', 'intrinsic', 'eddsa'],
  [0x0809, 'rsa_pss_pss_sha256', 'sha256', 'rsa_pss'],
  [0x080a, 'rsa_pss_pss_sha384', 'sha384', 'rsa_pss'],
  [0x080b, 'rsa_pss_pss_sha512', 'sha512', 'rsa_pss'],
  [0x081a, 'ecdsa_brainpoolP256r1tls13_sha256', 'sha256', 'ecdsa'],
  [0x081b, 'ecdsa_brainpoolP384r1tls13_sha384', 'sha384', 'ecdsa'],
  [0x081c, 'ecdsa_brainpoolP512r1tls13_sha512', 'sha512', 'ecdsa'],
  [0x0840, 'gostr34102012_256', 'intrinsic', 'gost'],
  [0x0841, 'gostr34102012_512', 'intrinsic', 'gost'],
  [0x0904, 'mldsa44', 'intrinsic', 'mldsa'],
  [0x0905, 'mldsa65', 'intrinsic', 'mldsa'],
  [0x0906, 'mldsa87', 'intrinsic', 'mldsa'],
];

const hashes = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const signatures = ['rsa_pkcs1', 'dsa', 'ecdsa'];

/** HashAlgorithm in the first octet, SignatureAlgorithm in the second; both count from 1. */
const pairs: readonly Row[] = hashes.flatMap((hash, first) =>
  signatures.map(
    (signature, second): Row => [((first + 1) << 8) | (second + 1), `${signature}_${hash}`, hash, signature],
  ),
);

/** Weak hashes last: many servers take the first scheme of the client that they have. */
export const signatureSchemes: readonly SignatureScheme[] = [
  ...schemes,
  ...pairs.filter(([code]) => !schemes.some(([registered]) => registered === code)).toReversed(),
].map(([code, name, hash, signature]) => ({ code, name, hash, signature }));

const byCode = new Map(signatureSchemes.map((scheme) => [scheme.code, scheme]));

export function signatureScheme(code: number): SignatureScheme | undefined {
  return byCode.get(code);
}
