import { type CipherSuite, cipherSuite, sslv2Suites } from '../protocol/tls/index.js';
import type { SuiteFacts } from '../result/index.js';

/** What is said of a suite, its strength by RFC 9325 section 4. @param code  24 bits in SSLv2 */
export function describeSuite(code: number): SuiteFacts {
  const suite = cipherSuite(code) ?? sslv2Suites.find((known) => known.code === code);
  const digits = code > 0xffff ? 6 : 4;
  const shown = code.toString(16).toUpperCase().padStart(digits, '0');
  if (suite === undefined) return { code: shown, name: `unknown suite ${shown}`, ...unknownSuite };
  const { name, keyExchange, authentication, encryption, bits, forwardSecrecy } = suite;
  return {
    code: shown,
    name,
    keyExchange,
    authentication,
    encryption,
    bits,
    forwardSecrecy,
    strength: strengthOf(suite),
  };
}

const unknownSuite = {
  keyExchange: 'unknown',
  authentication: 'unknown',
  encryption: 'unknown',
  bits: 0,
  forwardSecrecy: false,
  strength: 'weak',
} as const;

/** Suites that section 4.2 names, and those of TLS 1.3 with them. */
const recommended = new Set([
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
]);

function strengthOf(suite: CipherSuite): SuiteFacts['strength'] {
  const { name, keyExchange, authentication, bits, mode, versions, forwardSecrecy, exportGrade, encryption } =
    suite;
  const isBroken =
    bits < 112 ||
    exportGrade ||
    mode === 'NULL' ||
    encryption.startsWith('RC4') ||
    versions.includes('SSLv2');
  if (isBroken) return 'broken';
  if (versions.includes('TLSv1.3') || recommended.has(name)) return 'recommended';
  // DHE over a finite field is among what section 4.1 advises against.
  const isWeak =
    !forwardSecrecy || authentication === 'anon' || bits < 128 || /^(DHE|NULL)/.test(keyExchange);
  return isWeak ? 'weak' : 'sufficient';
}
