import { constants, randomBytes } from 'node:crypto';
import type { TLSSocketOptions } from 'node:tls';

const suites = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
];
const signatures = [
  'ecdsa_secp256r1_sha256',
  'ecdsa_secp384r1_sha384',
  'ecdsa_secp521r1_sha512',
  'ed25519',
  'ed448',
  'rsa_pss_rsae_sha256',
  'rsa_pss_rsae_sha384',
  'rsa_pss_rsae_sha512',
  'rsa_pss_pss_sha256',
  'rsa_pss_pss_sha384',
  'rsa_pss_pss_sha512',
  'rsa_pkcs1_sha256',
  'rsa_pkcs1_sha384',
  'rsa_pkcs1_sha512',
];

/**
 * The TLS of a server that does as BCP 195 (RFC 9325) asks: versions 1.2 and 1.3, ephemeral elliptic curves with AEAD alone, its own
 * order, no SHA-1, no renegotiation by the client. Tickets are taken by the server that gave them, on each of its ports.
 */
export function strictSecureOptions(): (options: TLSSocketOptions) => TLSSocketOptions {
  const ticketKeys = randomBytes(48);
  return (options) => ({
    ...options,
    minVersion: 'TLSv1.2',
    ciphers: suites.join(':'),
    honorCipherOrder: true,
    ecdhCurve: 'X25519:P-256:P-384',
    sigalgs: signatures.join(':'),
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    ticketKeys,
  });
}
