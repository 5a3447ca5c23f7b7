import { X509Certificate } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ClientHello,
  cipherSuite,
  encodeClientHello,
  encodeSslv2Hello,
  extensions,
  namedGroup,
  namedGroups,
  type RecordVersion,
  type ServerFlight,
  signatureScheme,
  signatureSchemes,
  suitesFor,
  versionCode,
} from '../../../runner/protocol/tls/index.js';
import {
  type Chain,
  draw,
  gnutlsServer,
  isAbsent,
  issueChain,
  opensslServer,
  type Program,
  weakPrime,
} from './programs.js';

const everyGroup = namedGroups.map(({ code }) => code);
const signatures = signatureSchemes.map(({ code }) => code);

function hello(
  version: RecordVersion,
  names: RegExp = /./,
  more: ClientHello['extensions'] = [],
  groups = everyGroup,
): Buffer {
  return encodeClientHello({
    version,
    random: Buffer.alloc(32, 1),
    suites: suitesFor(version)
      .filter(({ name }) => names.test(name))
      .map(({ code }) => code),
    extensions: [
      extensions.serverName('leaf.test'),
      extensions.supportedGroups(groups),
      extensions.ecPointFormats(),
      extensions.signatureAlgorithms(signatures),
      extensions.renegotiationInfo(),
      extensions.extendedMasterSecret(),
      ...(version === 'TLSv1.3' ? [extensions.supportedVersions([versionCode(version)])] : []),
      ...more,
    ],
  });
}

function suiteName(flight: ServerFlight): string | undefined {
  return flight.hello && cipherSuite(flight.hello.suite)?.name;
}

describe.skipIf(isAbsent('openssl'))('real servers (need openssl)', () => {
  let chain: Chain;
  let whole: Buffer[];
  const running: Program[] = [];

  beforeAll(() => {
    chain = issueChain();
    whole = chain.certificates.map((pem) => new X509Certificate(pem).raw);
  });
  afterAll(async () => {
    await Promise.all(running.map((program) => program.stop()));
    rmSync(chain.folder, { recursive: true });
  });

  async function up(program: Promise<Program>): Promise<number> {
    running.push(await program);
    return (await program).port;
  }

  describe('OpenSSL', () => {
    let port: number;
    beforeAll(async () => {
      const keys = ['-cert', chain.leaf, '-key', chain.key, '-cert_chain', chain.above, '-dhparam', chain.dh];
      const weak = ['-cipher', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0', '-serverpref', '-legacy_renegotiation'];
      port = await up(opensslServer([...keys, ...weak, '-groups', 'P-384:X25519:P-256']));
    });

    it.each(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const)('%s with ECDHE', async (version) => {
      const flight = await draw(port, hello(version, /_ECDHE_RSA_/));
      expect(flight.problem).toBeUndefined();
      expect(flight.hello).toMatchObject({ version, legacyVersion: versionCode(version), retry: false });
      expect(suiteName(flight)).toMatch(/^TLS_ECDHE_RSA_WITH_/);
      expect(flight.certificates).toEqual(whole);
      expect(flight.done).toBe(true);
      const exchange = flight.keyExchange;
      if (exchange?.kind !== 'ECDHE') throw new Error(`key exchange is ${exchange?.kind}`);
      expect(namedGroup(exchange.group)?.name).toBe('secp384r1');
      expect(exchange.point.length).toBe(97);
      const scheme =
        exchange.signature === undefined ? undefined : signatureScheme(exchange.signature)?.signature;
      expect(scheme).toEqual(version === 'TLSv1.2' ? expect.stringMatching(/^rsa/) : undefined);
    });

    it.each(['TLSv1', 'TLSv1.2'] as const)('%s with the DHE that it was given', async (version) => {
      const flight = await draw(port, hello(version, /_DHE_RSA_/));
      const exchange = flight.keyExchange;
      if (exchange?.kind !== 'DHE') throw new Error(`key exchange is ${exchange?.kind}`);
      expect(exchange.bits).toBe(1024);
      expect(exchange.p).toEqual(weakPrime);
      expect(exchange.g).toEqual(Buffer.of(2));
      expect(exchange.signature !== undefined).toBe(version === 'TLSv1.2');
    });

    it('TLSv1.2 with static RSA, which has no key exchange', async () => {
      const flight = await draw(port, hello('TLSv1.2', /^TLS_RSA_WITH_AES_128_GCM/));
      expect(suiteName(flight)).toBe('TLS_RSA_WITH_AES_128_GCM_SHA256');
      expect(flight).toMatchObject({ done: true, certificates: whole });
      expect(flight.keyExchange).toBeUndefined();
    });

    it('TLSv1.2 without a certificate', async () => {
      const flight = await draw(port, hello('TLSv1.2', /_DH_anon_WITH_AES_256_GCM/));
      expect(suiteName(flight)).toBe('TLS_DH_anon_WITH_AES_256_GCM_SHA384');
      expect(flight).toMatchObject({ done: true, keyExchange: { kind: 'DHE', bits: 1024 } });
      expect(flight.certificates).toBeUndefined();
    });

    it('TLSv1.3, asked for a HelloRetryRequest', async () => {
      const flight = await draw(port, hello('TLSv1.3', /./, [extensions.keyShare([])]));
      expect(flight).toMatchObject({ done: true, hello: { version: 'TLSv1.3', retry: true, group: 0x18 } });
    });

    it('TLSv1.3 with a key share', async () => {
      // Any 32 octets are a public key of x25519 (RFC 7748 section 5).
      const share = [{ group: 0x1d, key: Buffer.alloc(32, 9) }];
      const flight = await draw(port, hello('TLSv1.3', /./, [extensions.keyShare(share)], [0x1d]));
      expect(flight).toMatchObject({ done: true, hello: { version: 'TLSv1.3', retry: false, group: 0x1d } });
      expect(suiteName(flight)).toBe('TLS_AES_256_GCM_SHA384');
    });

    it('SSLv3 and SSLv2, which it no longer has', async () => {
      const old = await draw(
        port,
        encodeClientHello({ version: 'SSLv3', random: Buffer.alloc(32), suites: [10] }),
      );
      expect(old).toMatchObject({ kind: 'tls', done: false, alert: { level: 2 } });
      const oldest = await draw(port, encodeSslv2Hello(Buffer.alloc(16, 1)));
      expect(oldest.done).toBe(false);
      expect(oldest.sslv2).toBeUndefined();
    });

    it('no suite in common', async () => {
      const flight = await draw(port, hello('TLSv1.2', /_ECDHE_ECDSA_/));
      expect(flight).toMatchObject({ kind: 'tls', done: false, alert: { level: 2, description: 40 } });
    });
  });

  it('asks for a certificate', async () => {
    const port = await up(
      opensslServer(['-cert', chain.leaf, '-key', chain.key, '-Verify', '1', '-no_tls1_3']),
    );
    expect(await draw(port, hello('TLSv1.2'))).toMatchObject({ certificateRequested: true, done: true });
  });

  describe.skipIf(isAbsent('gnutls-serv'))('GnuTLS (needs gnutls-serv)', () => {
    let port: number;
    beforeAll(async () => {
      const keys = ['--x509certfile', chain.whole, '--x509keyfile', chain.key, '--dhparams', chain.dh];
      const priority =
        'NORMAL:+VERS-TLS1.0:+VERS-TLS1.1:+3DES-CBC:+ANON-DH:+SIGN-RSA-SHA1:%SERVER_PRECEDENCE';
      port = await up(gnutlsServer([...keys, '--disable-client-cert', '--priority', priority]));
    });

    it.each(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const)('%s', async (version) => {
      const flight = await draw(port, hello(version, /_ECDHE_RSA_/));
      expect(flight.problem).toBeUndefined();
      expect(flight).toMatchObject({ done: true, hello: { version }, keyExchange: { kind: 'ECDHE' } });
      expect(flight.certificates?.slice(0, 2)).toEqual(whole.slice(0, 2));
    });

    it('3DES and DHE, for a hello without extensions', async () => {
      const bare = encodeClientHello({ version: 'TLSv1', random: Buffer.alloc(32), suites: [0x0016] });
      const flight = await draw(port, bare);
      expect(suiteName(flight)).toBe('TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA');
      const exchange = flight.keyExchange;
      if (exchange?.kind !== 'DHE') throw new Error(`key exchange is ${exchange?.kind}`);
      expect(exchange.p).toEqual(weakPrime);
    });

    it('TLSv1.3, asked for a HelloRetryRequest', async () => {
      const flight = await draw(port, hello('TLSv1.3', /./, [extensions.keyShare([])]));
      expect(flight).toMatchObject({ done: true, hello: { version: 'TLSv1.3', retry: true } });
      expect(flight.hello?.group).toBeDefined();
    });
  });
});
