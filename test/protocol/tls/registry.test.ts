import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  alertName,
  cipherSuite,
  emptyRenegotiationInfoScsv,
  fallbackScsv,
  namedGroup,
  namedGroups,
  signatureScheme,
  signatureSchemes,
  sslv2Suites,
  suitesFor,
  tlsVersions,
  versionCode,
  versionOf,
} from '../../../runner/protocol/tls/index.js';
import { isAbsent, openssl } from './programs.js';

const everySuite = [...new Set(tlsVersions.slice(1).flatMap(suitesFor))];

/** Where the registry of IANA has assignments, first and last code, to the end of 2025. */
const assigned: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x001b],
  [0x001e, 0x0046],
  [0x0067, 0x006d],
  [0x0084, 0x00c7],
  [0x1301, 0x1307],
  [0xc001, 0xc0b5],
  [0xc100, 0xc106],
  [0xcca8, 0xccae],
  [0xd001, 0xd003],
  [0xd005, 0xd005],
];

describe('versions', () => {
  it('have the codes of the wire', () => {
    expect(versionCode('SSLv3')).toBe(0x0300);
    expect(versionCode('TLSv1.3')).toBe(0x0304);
    expect([0x0301, 0x0303, 0x7f1c, 0x0002, 0x0305].map(versionOf)).toEqual([
      'TLSv1',
      'TLSv1.2',
      'TLSv1.3',
      undefined,
      undefined,
    ]);
  });
});

describe('cipher suites', () => {
  it('have codes and names of their own', () => {
    expect(new Set(everySuite.map(({ code }) => code)).size).toBe(everySuite.length);
    expect(new Set(everySuite.map(({ name }) => name)).size).toBe(everySuite.length);
    expect(new Set(sslv2Suites.map(({ code }) => code)).size).toBe(13);
  });

  it('are there for every code that is assigned', () => {
    const codes = assigned.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    );
    expect(codes.filter((code) => cipherSuite(code) === undefined)).toEqual([]);
  });

  it('are not the signalling values', () => {
    expect(cipherSuite(emptyRenegotiationInfoScsv)).toBeUndefined();
    expect(cipherSuite(fallbackScsv)).toBeUndefined();
  });

  it('have names that say something known in each part', () => {
    for (const suite of everySuite) {
      expect(`${suite.keyExchange} ${suite.authentication}`, suite.name).toMatch(
        /^(any any|NULL NULL|(RSA|RSA_PSK) RSA|(DH|DHE) (RSA|DSS)|(ECDH|ECDHE|CECPQ1) (RSA|ECDSA)|(DHE|ECDHE) anon|(DHE_|ECDHE_)?PSK PSK|KRB5 KRB5|SRP (SRP|RSA|DSS)|ECCPWD ECCPWD|GOST GOST(94|01|12))$/,
      );
      expect(suite.encryption, suite.name).toMatch(
        /^((AES|ARIA|CAMELLIA)-(128|256)-(CBC|GCM|CCM|CCM-8)|CHACHA20-POLY1305|SM4-[GC]CM|AEGIS-(128L|256)|RC4-(40|56|128)|RC2-(40|56)-CBC|(3DES|DES|DES-40|IDEA|SEED)-CBC|(KUZNYECHIK|MAGMA)-(CTR|MGM)|GOST28147-CNT|NULL)$/,
      );
      expect(suite.mac, suite.name).toMatch(/^(AEAD|MD5|SHA|SHA256|SHA384|NULL|IMIT|OMAC|GOST94|GOSTR3411)$/);
      expect(suite.versions.length, suite.name).toBeGreaterThan(0);
    }
  });

  it.each([
    ['TLS_NULL_WITH_NULL_NULL', 'NULL NULL NULL NULL 0 NULL', '', 'SSLv3 TLSv1 TLSv1.1 TLSv1.2'],
    ['TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'RSA RSA RC4-40 stream 40 MD5', 'export', 'SSLv3 TLSv1'],
    ['TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5', 'RSA RSA RC2-40-CBC CBC 40 MD5', 'export', 'SSLv3 TLSv1'],
    ['TLS_DHE_DSS_EXPORT1024_WITH_DES_CBC_SHA', 'DHE DSS DES-CBC CBC 56 SHA', 'fs export', 'SSLv3 TLSv1'],
    ['TLS_RSA_WITH_DES_CBC_SHA', 'RSA RSA DES-CBC CBC 56 SHA', '', 'SSLv3 TLSv1 TLSv1.1'],
    ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'RSA RSA 3DES-CBC CBC 112 SHA', '', 'SSLv3 TLSv1 TLSv1.1 TLSv1.2'],
    [
      'TLS_DH_anon_WITH_AES_128_CBC_SHA',
      'DHE anon AES-128-CBC CBC 128 SHA',
      'fs',
      'SSLv3 TLSv1 TLSv1.1 TLSv1.2',
    ],
    ['TLS_DH_RSA_WITH_AES_128_GCM_SHA256', 'DH RSA AES-128-GCM AEAD 128 AEAD', '', 'TLSv1.2'],
    ['TLS_RSA_WITH_AES_256_CBC_SHA256', 'RSA RSA AES-256-CBC CBC 256 SHA256', '', 'TLSv1.2'],
    ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'ECDHE RSA AES-128-GCM AEAD 128 AEAD', 'fs', 'TLSv1.2'],
    ['TLS_RSA_WITH_AES_128_CCM_8', 'RSA RSA AES-128-CCM-8 AEAD 128 AEAD', '', 'TLSv1.2'],
    ['TLS_PSK_DHE_WITH_AES_256_CCM_8', 'DHE_PSK PSK AES-256-CCM-8 AEAD 256 AEAD', 'fs', 'TLSv1.2'],
    ['TLS_PSK_WITH_AES_128_CBC_SHA256', 'PSK PSK AES-128-CBC CBC 128 SHA256', '', 'TLSv1 TLSv1.1 TLSv1.2'],
    ['TLS_CHACHA20_POLY1305_SHA256', 'any any CHACHA20-POLY1305 AEAD 256 AEAD', 'fs', 'TLSv1.3'],
    ['TLS_AES_128_CCM_8_SHA256', 'any any AES-128-CCM-8 AEAD 128 AEAD', 'fs', 'TLSv1.3'],
    ['TLS_SHA256_SHA256', 'any any NULL NULL 0 SHA256', 'fs', 'TLSv1.3'],
    ['TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_L', 'any any KUZNYECHIK-MGM AEAD 256 AEAD', 'fs', 'TLSv1.3'],
    ['TLS_GOSTR341112_256_WITH_MAGMA_CTR_OMAC', 'GOST GOST12 MAGMA-CTR stream 256 OMAC', '', 'TLSv1.2'],
  ])('reads %s', (name, parts, flags, versions) => {
    const suite = everySuite.find((one) => one.name === name);
    expect(
      [
        suite?.keyExchange,
        suite?.authentication,
        suite?.encryption,
        suite?.mode,
        suite?.bits,
        suite?.mac,
      ].join(' '),
    ).toBe(parts);
    const said = [suite?.forwardSecrecy && 'fs', suite?.exportGrade && 'export'];
    expect(said.filter(Boolean).join(' ')).toBe(flags);
    expect(suite?.versions.join(' ')).toBe(versions);
  });

  it('are offered where a server may take them, and no later ones', () => {
    const names = (version: (typeof tlsVersions)[number]) => suitesFor(version).map(({ name }) => name);
    expect(names('SSLv3')).not.toContain('TLS_RSA_WITH_AES_128_CBC_SHA256');
    expect(names('TLSv1.2')).toContain('TLS_RSA_EXPORT_WITH_RC4_40_MD5');
    expect(names('TLSv1.2')).not.toContain('TLS_AES_128_GCM_SHA256');
    expect(names('TLSv1.3')).toHaveLength(15);
    expect(suitesFor('SSLv2')).toBe(sslv2Suites);
  });

  it('come strongest first', () => {
    const names = suitesFor('TLSv1.2').map(({ name }) => name);
    expect(names[0]).toMatch(/^TLS_ECDHE_ECDSA_WITH_\w+256/);
    const order = [
      'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
      'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
      'TLS_RSA_WITH_AES_256_GCM_SHA384',
      'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
      'TLS_RSA_WITH_DES_CBC_SHA',
      'TLS_DH_anon_WITH_AES_256_GCM_SHA384',
      'TLS_RSA_EXPORT_WITH_RC4_40_MD5',
      'TLS_RSA_WITH_NULL_SHA',
    ];
    expect(order.map((name) => names.indexOf(name))).toEqual(
      order.map((name) => names.indexOf(name)).toSorted((one, other) => one - other),
    );
  });

  it.skipIf(isAbsent('openssl'))('are what OpenSSL takes them for (needs openssl)', () => {
    const rows = openssl('ciphers', '-V', '-stdname', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0')
      .split('\n')
      .flatMap((line) => opensslRow(line) ?? []);
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) expect(seen(row.code), row.name).toEqual(row);
  });

  const table = '/etc/testssl/cipher-mapping.txt';
  it.skipIf(!existsSync(table))('are what testssl.sh takes them for (needs its table)', () => {
    const rows = readFileSync(table, 'utf8')
      .split('\n')
      .flatMap((line) => testsslRow(line) ?? []);
    expect(rows.length).toBeGreaterThan(300);
    for (const row of rows) expect(seen(row.code), row.name).toEqual(row);
  });
});

interface Row {
  readonly code: number;
  readonly name: string;
  readonly bits: number;
  readonly aead: boolean;
  readonly exchange: string;
}

function seen(code: number): Row | undefined {
  const suite = cipherSuite(code);
  if (suite === undefined) return undefined;
  const { name, bits, mode, keyExchange, authentication } = suite;
  return { code, name, bits, aead: mode === 'AEAD', exchange: `${keyExchange}/${authentication}` };
}

/** 0xC0,0x30 - TLS_… - ECDHE-… TLSv1.2 Kx=ECDH Au=RSA Enc=AESGCM(256) Mac=AEAD */
function opensslRow(line: string): Row | undefined {
  const form = /^\s*0x(..),0x(..) - (\S+)\s+- \S+\s+\S+\s+Kx=(\S+)\s+Au=(\S+)\s+Enc=(\S+)\s+Mac=(\S+)/;
  return rowOf(form.exec(line));
}

/** 0xC0,0x30 - ECDHE-… TLS_… TLSv1.2 Kx=ECDH Au=RSA Enc=AESGCM(256) Mac=AEAD, sometimes followed by "export" */
function testsslRow(line: string): Row | undefined {
  const form = /^\s*0x(..),0x(..) - \S+\s+(\S+)\s+\S+\s+Kx=(\S+)\s+Au=(\S+)\s+Enc=(\S+)\s+Mac=(\S+)/;
  const row = rowOf(form.exec(line));
  const isOurs =
    row !== undefined && row.name !== '-' && !/_SCSV$|GOST|^TLS_SRP|^SSL_RSA_FIPS/.test(row.name);
  return isOurs ? row : undefined;
}

/** Names of their own for what the registry calls otherwise. */
const otherNames: Readonly<Record<string, string>> = {
  TLS_DHE_PSK_WITH_AES_128_CCM_8: 'TLS_PSK_DHE_WITH_AES_128_CCM_8',
  TLS_DHE_PSK_WITH_AES_256_CCM_8: 'TLS_PSK_DHE_WITH_AES_256_CCM_8',
  TLS_RSA_EXPORT1024_WITH_RC2_56_MD5: 'TLS_RSA_EXPORT1024_WITH_RC2_CBC_56_MD5',
};

function rowOf(found: RegExpExecArray | null): Row | undefined {
  if (found === null) return undefined;
  const [, high = '', low = '', said = '', kx = '', au = '', enc = '', mac = ''] = found;
  const name = otherNames[said] ?? said;
  const bits = enc === 'None' ? 0 : Number(/\((\d+)\)/.exec(enc)?.[1]);
  return {
    code: Number(`0x${high}${low}`),
    name,
    bits: bits === 168 ? 112 : bits,
    aead: mac === 'AEAD',
    exchange: exchangeOf(kx.replace(/\(\d+\)/, ''), au),
  };
}

/** Both tools say DH for what is ephemeral, and DH/RSA for what is not. */
function exchangeOf(kx: string, au: string): string {
  if (kx.includes('/')) return kx;
  const exchange = kx === 'DH' || kx === 'ECDH' ? `${kx}E` : kx.replace(/(.)PSK$/, '$1_PSK');
  return `${exchange}/${au === 'None' ? 'anon' : au}`.replace('None/anon', 'NULL/NULL');
}

describe('groups', () => {
  it('put short curves last', () => {
    const names = namedGroups.map(({ name }) => name);
    expect(names.indexOf('x25519')).toBeLessThan(names.indexOf('sect571r1'));
    expect(names.at(-1)).toBe('secp160r2');
  });

  it('have codes and names of their own', () => {
    expect(new Set(namedGroups.map(({ code }) => code)).size).toBe(namedGroups.length);
    expect(new Set(namedGroups.map(({ name }) => name)).size).toBe(namedGroups.length);
  });

  it.each([
    [0x001d, 'x25519', 'EC', 255, true],
    [0x0017, 'secp256r1', 'EC', 256, true],
    [0x0001, 'sect163k1', 'EC', 163, false],
    [0x001a, 'brainpoolP256r1', 'EC', 256, false],
    [0x0100, 'ffdhe2048', 'FF', 2048, true],
    [0x0202, 'MLKEM1024', 'KEM', 1024, true],
    [0x11ec, 'X25519MLKEM768', 'hybrid', 255, true],
  ])('0x%s is %s', (code, name, kind, bits, modern) => {
    const group = namedGroup(code);
    expect(group).toMatchObject({ code, name, kind, bits });
    expect(group?.versions.includes('TLSv1.3')).toBe(modern);
  });
});

describe('signature schemes', () => {
  it('put weak hashes last', () => {
    const names = signatureSchemes.map(({ name }) => name);
    expect(names.at(-1)).toBe('rsa_pkcs1_md5');
    expect(names.indexOf('rsa_pkcs1_sha256')).toBeLessThan(names.indexOf('rsa_pkcs1_sha1'));
  });

  it('have codes and names of their own', () => {
    expect(new Set(signatureSchemes.map(({ code }) => code)).size).toBe(signatureSchemes.length);
    expect(new Set(signatureSchemes.map(({ name }) => name)).size).toBe(signatureSchemes.length);
  });

  it.each([
    [0x0101, 'rsa_pkcs1_md5', 'md5', 'rsa_pkcs1'],
    [0x0201, 'rsa_pkcs1_sha1', 'sha1', 'rsa_pkcs1'],
    [0x0202, 'dsa_sha1', 'sha1', 'dsa'],
    [0x0303, 'ecdsa_sha224', 'sha224', 'ecdsa'],
    [0x0403, 'ecdsa_secp256r1_sha256', 'sha256', 'ecdsa'],
    [0x0601, 'rsa_pkcs1_sha512', 'sha512', 'rsa_pkcs1'],
    [0x0804, 'rsa_pss_rsae_sha256', 'sha256', 'rsa_pss'],
    [0x0807, 'ed25519', 'intrinsic', 'eddsa'],
  ])('0x%s is %s', (code, name, hash, signature) => {
    expect(signatureScheme(code)).toEqual({ code, name, hash, signature });
  });
});

it('alerts are named with their number', () => {
  expect(alertName(40)).toBe('handshake_failure (40)');
  expect(alertName(99)).toBe('unknown (99)');
});
