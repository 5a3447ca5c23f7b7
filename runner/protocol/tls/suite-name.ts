import type { CipherSuite } from './cipher-suites.js';
import type { TlsVersion } from './versions.js';

/*
 * The registry of IANA gives a code and a name, and the name says the rest: what is before _WITH_ is the key exchange, what is
 * behind it the cipher and the hash. Read rather than written down for each suite, so that no row can contradict its name.
 */

type KeyExchange = Pick<CipherSuite, 'keyExchange' | 'authentication'>;
type Cipher = Pick<CipherSuite, 'encryption' | 'mode' | 'bits'>;

/** The anonymous families are called DH and ECDH, and send a fresh key in each handshake: they are ephemeral. */
const keyExchanges: Readonly<Record<string, readonly [keyExchange: string, authentication: string]>> = {
  NULL: ['NULL', 'NULL'],
  RSA: ['RSA', 'RSA'],
  RSA_FIPS: ['RSA', 'RSA'],
  DH_DSS: ['DH', 'DSS'],
  DH_RSA: ['DH', 'RSA'],
  DH_anon: ['DHE', 'anon'],
  DHE_DSS: ['DHE', 'DSS'],
  DHE_RSA: ['DHE', 'RSA'],
  DHE_PSK: ['DHE_PSK', 'PSK'],
  PSK_DHE: ['DHE_PSK', 'PSK'],
  ECDH_ECDSA: ['ECDH', 'ECDSA'],
  ECDH_RSA: ['ECDH', 'RSA'],
  ECDH_anon: ['ECDHE', 'anon'],
  ECDHE_ECDSA: ['ECDHE', 'ECDSA'],
  ECDHE_RSA: ['ECDHE', 'RSA'],
  ECDHE_PSK: ['ECDHE_PSK', 'PSK'],
  PSK: ['PSK', 'PSK'],
  RSA_PSK: ['RSA_PSK', 'RSA'],
  KRB5: ['KRB5', 'KRB5'],
  SRP_SHA: ['SRP', 'SRP'],
  SRP_SHA_RSA: ['SRP', 'RSA'],
  SRP_SHA_DSS: ['SRP', 'DSS'],
  ECCPWD: ['ECCPWD', 'ECCPWD'],
  CECPQ1_RSA: ['CECPQ1', 'RSA'],
  CECPQ1_ECDSA: ['CECPQ1', 'ECDSA'],
  GOSTR341094: ['GOST', 'GOST94'],
  GOSTR341001: ['GOST', 'GOST01'],
  GOSTR341094_RSA: ['RSA', 'RSA'],
  GOSTR341112_256: ['GOST', 'GOST12'],
};

const ciphers: Readonly<Record<string, readonly [encryption: string, mode: Cipher['mode'], bits: number]>> = {
  NULL: ['NULL', 'NULL', 0],
  RC4_40: ['RC4-40', 'stream', 40],
  RC4_56: ['RC4-56', 'stream', 56],
  RC4_128: ['RC4-128', 'stream', 128],
  RC2_CBC_40: ['RC2-40-CBC', 'CBC', 40],
  RC2_CBC_56: ['RC2-56-CBC', 'CBC', 56],
  IDEA_CBC: ['IDEA-CBC', 'CBC', 128],
  DES40_CBC: ['DES-40-CBC', 'CBC', 40],
  DES_CBC_40: ['DES-40-CBC', 'CBC', 40],
  DES_CBC: ['DES-CBC', 'CBC', 56],
  '3DES_EDE_CBC': ['3DES-CBC', 'CBC', 112],
  SEED_CBC: ['SEED-CBC', 'CBC', 128],
  CHACHA20_POLY1305: ['CHACHA20-POLY1305', 'AEAD', 256],
  SM4_GCM: ['SM4-GCM', 'AEAD', 128],
  SM4_CCM: ['SM4-CCM', 'AEAD', 128],
  AEGIS_128L: ['AEGIS-128L', 'AEAD', 128],
  AEGIS_256: ['AEGIS-256', 'AEAD', 256],
  '28147_CNT': ['GOST28147-CNT', 'stream', 256],
  KUZNYECHIK_CTR: ['KUZNYECHIK-CTR', 'stream', 256],
  MAGMA_CTR: ['MAGMA-CTR', 'stream', 256],
  KUZNYECHIK_MGM: ['KUZNYECHIK-MGM', 'AEAD', 256],
  MAGMA_MGM: ['MAGMA-MGM', 'AEAD', 256],
};

const since: readonly TlsVersion[] = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'];

/** Everything about a suite that its registered name says. */
export function suiteFromName(code: number, name: string): CipherSuite {
  const [, before, behind] = /^(?:TLS|SSL)_(?:(.+)_WITH_)?(.+?)(?:_OLD|_2)?$/.exec(name) ?? [
    '',
    undefined,
    name,
  ];
  const exportGrade = /EXPORT/.test(name);
  const cipher = cipherOf(behind ?? '');
  // Names without _WITH_, and two ciphers of RFC 9367, are of TLS 1.3, which settles the key exchange elsewhere.
  const modern = before === undefined || cipher.encryption.endsWith('-MGM');
  const exchange = modern ? anyExchange : exchangeOf((before ?? '').replace(/_EXPORT(1024)?$/, ''));
  return {
    code,
    name,
    ...exchange,
    encryption: cipher.encryption,
    mode: cipher.mode,
    bits: cipher.bits,
    mac: cipher.mode === 'AEAD' ? 'AEAD' : cipher.mac,
    forwardSecrecy: modern || ephemeral.has(exchange.keyExchange),
    exportGrade,
    versions: modern ? ['TLSv1.3'] : versionsOf(code, cipher, exchange, exportGrade),
  };
}

const anyExchange: KeyExchange = { keyExchange: 'any', authentication: 'any' };
const ephemeral = new Set(['DHE', 'ECDHE', 'DHE_PSK', 'ECDHE_PSK', 'SRP', 'ECCPWD', 'CECPQ1']);

function exchangeOf(words: string): KeyExchange {
  const [keyExchange, authentication] = keyExchanges[words] ?? [words, words];
  return { keyExchange, authentication };
}

function cipherOf(words: string): Cipher & { mac: string } {
  const blockCipher = /^(AES|ARIA|CAMELLIA)_(128|256)_(CBC|GCM|CCM(?:_8)?)(?:_(.*))?$/.exec(words);
  if (blockCipher !== null) {
    const [, cipher, bits, mode = '', mac = ''] = blockCipher;
    const encryption = `${cipher}-${bits}-${mode.replace('_', '-')}`;
    return { encryption, mode: mode === 'CBC' ? 'CBC' : 'AEAD', bits: Number(bits), mac };
  }
  // The suites of RFC 9150 have no cipher at all: TLS_SHA256_SHA256.
  const integrityOnly = /^(SHA\d+)_SHA\d+$/.exec(words);
  if (integrityOnly !== null)
    return { encryption: 'NULL', mode: 'NULL', bits: 0, mac: integrityOnly[1] ?? '' };
  const known = Object.keys(ciphers)
    .filter((start) => words.startsWith(`${start}_`))
    .sort((one, other) => other.length - one.length)[0];
  const [encryption, mode, bits] = ciphers[known ?? ''] ?? [words, 'stream', 0];
  return { encryption, mode, bits, mac: words.slice((known ?? '').length + 1) };
}

/**
 * AEAD and the hashes of SHA-2 came with TLS 1.2; the PSK suites of RFC 5487 and 5489 may use SHA-2 as a MAC before it. EXPORT
 * went with TLS 1.1 (RFC 4346), DES and IDEA with TLS 1.2 (RFC 5469); the ciphers of GOST began with TLS 1.0.
 */
function versionsOf(
  code: number,
  cipher: Cipher & { mac: string },
  { keyExchange }: KeyExchange,
  exportGrade: boolean,
): readonly TlsVersion[] {
  if (cipher.mode === 'AEAD' || (code >= 0xc100 && code <= 0xc102)) return since.slice(3);
  if (/^SHA(256|384)$/.test(cipher.mac)) return keyExchange.endsWith('PSK') ? since.slice(1) : since.slice(3);
  if (exportGrade) return since.slice(0, 2);
  if (/^(DES|IDEA)-CBC$/.test(cipher.encryption)) return since.slice(0, 3);
  return /GOST/.test(cipher.encryption + keyExchange) ? since.slice(1) : since;
}
