import registry from './cipher-suites.json' with { type: 'json' };
import { suiteFromName } from './suite-name.js';
import { type TlsVersion, tlsVersions } from './versions.js';

/** One cipher suite of the IANA registry "TLS Cipher Suites", or one of those that servers spoke without a registration. */
export interface CipherSuite {
  /** 16 bit; SSLv2: 24 bit. */
  readonly code: number;
  /** TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256; SSLv2: SSL_CK_RC4_128_WITH_MD5. */
  readonly name: string;
  /** RSA, DH and ECDH (static), DHE, ECDHE, PSK, DHE_PSK, RSA_PSK, ECDHE_PSK, SRP, KRB5, GOST, ECCPWD, CECPQ1, NULL; TLS 1.3: any. */
  readonly keyExchange: string;
  /** RSA, DSS, ECDSA, anon, PSK, SRP, KRB5, GOST94, GOST01, GOST12, ECCPWD, NULL; TLS 1.3: any. */
  readonly authentication: string;
  /** AES-128-GCM, AES-256-CCM-8, CHACHA20-POLY1305, 3DES-CBC, RC4-128, RC2-40-CBC, NULL, … */
  readonly encryption: string;
  readonly mode: 'AEAD' | 'CBC' | 'stream' | 'NULL';
  /** Effective strength of the key in bits: NULL 0, export 40 or 56, DES 56, 3DES 112. */
  readonly bits: number;
  /** MD5, SHA, SHA256, SHA384, NULL, IMIT, OMAC, …; AEAD where the cipher itself authenticates. */
  readonly mac: string;
  readonly forwardSecrecy: boolean;
  readonly exportGrade: boolean;
  /** Where its specification lets it be negotiated, oldest first. */
  readonly versions: readonly TlsVersion[];
}

/** Signalling values in the list of suites, which name no suite (RFC 5746 section 3.3, RFC 7507 section 2). */
export const emptyRenegotiationInfoScsv = 0x00ff;
export const fallbackScsv = 0x5600;

const suites: readonly CipherSuite[] = Object.entries(registry).map(([code, name]) =>
  suiteFromName(Number(code), name),
);
const byCode = new Map(suites.map((suite) => [suite.code, suite]));

/** The suite of a 16-bit code; SSLv2 has its own list. */
export function cipherSuite(code: number): CipherSuite | undefined {
  return byCode.get(code);
}

/** The seven cipher kinds of the SSLv2 draft (section C.4) and those that implementations added to them. */
export const sslv2Suites: readonly CipherSuite[] = [
  sslv2(0x0700c0, 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5', '3DES-CBC', 'CBC', 112),
  sslv2(0x0701c0, 'SSL_CK_DES_192_EDE3_CBC_WITH_SHA', '3DES-CBC', 'CBC', 112),
  sslv2(0x050080, 'SSL_CK_IDEA_128_CBC_WITH_MD5', 'IDEA-CBC', 'CBC', 128),
  sslv2(0x030080, 'SSL_CK_RC2_128_CBC_WITH_MD5', 'RC2-128-CBC', 'CBC', 128),
  sslv2(0x010080, 'SSL_CK_RC4_128_WITH_MD5', 'RC4-128', 'stream', 128),
  sslv2(0x080080, 'SSL_CK_RC4_64_WITH_MD5', 'RC4-64', 'stream', 64),
  sslv2(0x060040, 'SSL_CK_DES_64_CBC_WITH_MD5', 'DES-CBC', 'CBC', 56),
  sslv2(0x060140, 'SSL_CK_DES_64_CBC_WITH_SHA', 'DES-CBC', 'CBC', 56),
  sslv2(0xff8000, 'SSL_CK_DES_64_CFB64_WITH_MD5_1', 'DES-CFB', 'stream', 56),
  sslv2(0x040080, 'SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5', 'RC2-40-CBC', 'CBC', 40),
  sslv2(0x020080, 'SSL_CK_RC4_128_EXPORT40_WITH_MD5', 'RC4-40', 'stream', 40),
  sslv2(0x000000, 'SSL_CK_NULL_WITH_MD5', 'NULL', 'NULL', 0),
  sslv2(0xff8010, 'SSL_CK_NULL', 'NULL', 'NULL', 0),
];

function sslv2(
  code: number,
  name: string,
  encryption: string,
  mode: CipherSuite['mode'],
  bits: number,
): CipherSuite {
  return {
    code,
    name,
    keyExchange: 'RSA',
    authentication: 'RSA',
    encryption,
    mode,
    bits,
    mac: /_(MD5|SHA)/.exec(name)?.[1] ?? 'NULL',
    forwardSecrecy: false,
    exportGrade: name.includes('EXPORT'),
    versions: ['SSLv2'],
  };
}

/**
 * What to offer a server in one version: strongest first. More than `versions` of the suites: some servers take EXPORT, DES and IDEA
 * in versions that no longer have them, and this is what a scan is for. Suites of a later version are left out.
 */
export function suitesFor(version: TlsVersion): readonly CipherSuite[] {
  if (version === 'SSLv2') return sslv2Suites;
  const at = tlsVersions.indexOf(version);
  strongestFirst ??= inOrderOfStrength();
  return strongestFirst.filter(({ versions }) => fits(versions, version, at));
}

function fits(versions: readonly TlsVersion[], version: TlsVersion, at: number): boolean {
  if (versions.includes(version)) return true;
  const [first = 'TLSv1.3'] = versions;
  return version !== 'TLSv1.3' && tlsVersions.indexOf(first) <= at;
}

let strongestFirst: readonly CipherSuite[] | undefined;

function inOrderOfStrength(): readonly CipherSuite[] {
  const ranked = suites.map((suite) => ({ suite, ranks: rank(suite) }));
  ranked.sort((one, other) => {
    const at = one.ranks.findIndex((value, index) => value !== other.ranks[index]);
    return at === -1 ? 0 : (one.ranks[at] ?? 0) - (other.ranks[at] ?? 0);
  });
  return ranked.map(({ suite }) => suite);
}

const authentications = ['any', 'ECDSA', 'RSA', 'DSS'];

/** Less is better, the first entry that differs decides. */
function rank(suite: CipherSuite): readonly number[] {
  const authentication = authentications.indexOf(suite.authentication);
  return [
    weakness(suite),
    suite.forwardSecrecy ? 0 : 1,
    suite.mode === 'AEAD' ? 0 : 1,
    authentication === -1 ? authentications.length : authentication,
    suite.keyExchange.startsWith('EC') ? 0 : 1,
    -suite.bits,
    suite.mac === 'SHA' || suite.mac === 'MD5' ? 1 : 0,
    suite.code,
  ];
}

function weakness(suite: CipherSuite): number {
  if (suite.bits === 0) return 5;
  if (suite.exportGrade) return 4;
  if (suite.authentication === 'anon') return 3;
  if (suite.bits < 112) return 2;
  return suite.bits < 128 || suite.encryption.startsWith('RC') ? 1 : 0;
}
