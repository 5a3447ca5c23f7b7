import { checkPrimeSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReferenceServer, startReference } from '../../runner/reference/index.js';
import {
  ask,
  clientHello,
  ecParameters,
  type Flight,
  groups,
  RawClient,
  signatures,
  sslv2Hello,
  vectors,
} from './endpoint-client.js';
import { secured, shows, withFault } from './endpoint-shown.js';

let strict: ReferenceServer;
beforeAll(async () => {
  strict = await startReference();
});
afterAll(() => strict.close());
const shown = (...given: Parameters<typeof shows> extends [unknown, ...infer Rest] ? Rest : never) =>
  shows(strict, ...given);
const refused = { alert: 40 };

describe('suites', () => {
  const full = [2, 11, 12, 14];
  test.each([
    ['suite-null', 0xc010, full],
    ['suite-anonymous', 0xc018, [2, 12, 14]],
    ['suite-anonymous', 0x00a6, [2, 12, 14]],
    ['suite-export', 0x0003, full],
    ['suite-export', 0x0008, full],
    ['suite-export', 0x0014, full],
    ['suite-rc4', 0xc011, full],
    ['suite-rc4-md5', 0x0004, [2, 11, 14]],
    ['suite-3des', 0xc012, full],
    ['suite-des', 0x0015, full],
    ['suite-static-dh', 0xc031, [2, 11, 14]],
    ['suite-static-rsa', 0x009c, [2, 11, 14]],
    ['suite-static-rsa', 0x009d, [2, 11, 14]],
    ['suite-cbc', 0xc013, full],
    ['suite-cbc', 0xc014, full],
    ['dh-2048', 0x009e, full],
  ])('%s: %i', async (fault, suite, messages) => {
    await shown(fault, { suites: [suite] }, { suite, messages }, refused);
    // Whoever offers what is sound gets it.
    await withFault(fault, async (server) => {
      const flight = await ask(server.addresses.submissions, clientHello({ suites: [suite, 0xc02f] }));
      expect(flight).toMatchObject({ suite: 0xc02f });
    });
  });

  test('suite-export has RSA keys and groups of 512 bits', async () => {
    const rsa = await shown('suite-export', { suites: [0x0003] }, {}, refused);
    expect(vectors(rsa.keyExchange ?? Buffer.alloc(0), 2).values.map(({ length }) => length)).toEqual([
      64, 3,
    ]);
    const dhe = await shown('suite-export', { suites: [0x0014] }, {}, refused);
    expect(vectors(dhe.keyExchange ?? Buffer.alloc(0), 3).values.map(({ length }) => length)).toEqual([
      64, 1, 64,
    ]);
  });

  test.each([
    ['suite-cbc-preferred', [0xc02f, 0xc013], 0xc013],
    ['suite-order-weak-first', [0xc02f, 0x009c], 0x009c],
    ['suite-order-of-client', [0xc030, 0xc02f], 0xc030],
  ])('%s', async (fault, suites, suite) => {
    await shown(fault, { suites }, { suite }, { suite: 0xc02f });
  });

  test.each([
    ['suite-cbc-only', 0xc013],
    ['suite-static-rsa-only', 0x009c],
  ])('%s: what is sound is refused', async (fault, suite) => {
    await shown(fault, { suites: [0xc02f, suite] }, { suite }, { suite: 0xc02f });
    await shown(fault, { suites: [0xc02f] }, refused, { suite: 0xc02f });
  });

  test('suite-order-of-client: the order of TLS 1.3 as well', async () => {
    const first = (server: ReferenceServer) =>
      secured(
        server,
        { ciphers: 'TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256' },
        (socket) => socket.getCipher().standardName,
      );
    expect(await first(strict)).toBe('TLS_AES_128_GCM_SHA256');
    expect(await withFault('suite-order-of-client', first)).toBe('TLS_AES_256_GCM_SHA384');
  });
});

describe('versions', () => {
  const kinds = [0x0700c0, 0x020080, 0x010203];

  test('sslv2-accepted', async () => {
    const talk = async (server: ReferenceServer, hello: Buffer) => {
      const client = await RawClient.open(server.addresses.submissions);
      client.socket.write(hello);
      return client.until(() => false);
    };
    const seen = await withFault('sslv2-accepted', (server) => talk(server, sslv2Hello(2, kinds)));
    expect(seen.readUInt16BE(0)).toBe(0x8000 | (seen.length - 2));
    expect([...seen.subarray(2, 7)]).toEqual([4, 0, 1, 0, 2]);
    const certificate = 13 + seen.readUInt16BE(7);
    expect(seen.subarray(certificate, certificate + seen.readUInt16BE(9)).toString('hex')).toBe(
      '0700c0020080',
    );
    expect(seen.length).toBe(certificate + 6 + seen.readUInt16BE(11));
    const none = await withFault('sslv2-accepted', (server) => talk(server, sslv2Hello(2, [0x010203])));
    expect(none.toString('hex')).toBe('8003000001');
    expect((await talk(strict, sslv2Hello(2, kinds)))[0]).toBe(21);
  });

  test('sslv3-accepted', async () => {
    const old = { version: 0x0300, suites: [0x0033, 0x0039], extensions: undefined };
    await shown(
      'sslv3-accepted',
      old,
      { version: 0x0300, suite: 0x0039, messages: [2, 11, 12, 14] },
      refused,
    );
    await shown('sslv3-accepted', { suites: [0x0033] }, refused, refused);
  });

  const outcome = (server: ReferenceServer, version: 'TLSv1' | 'TLSv1.2' | 'TLSv1.3') =>
    secured(
      server,
      {
        minVersion: version,
        maxVersion: version,
        ...(version === 'TLSv1' && { ciphers: 'ALL:@SECLEVEL=0' }),
      },
      (socket) => socket.getProtocol(),
    );
  test.each([
    ['tls-1.2-refused', ['refused', 'refused', 'TLSv1.3']],
    ['tls-1.3-refused', ['refused', 'TLSv1.2', 'refused']],
    ['legacy-only-tls-1.0', ['TLSv1', 'refused', 'refused']],
  ])('%s', async (fault, expected) => {
    const all = async (server: ReferenceServer) => [
      await outcome(server, 'TLSv1'),
      await outcome(server, 'TLSv1.2'),
      await outcome(server, 'TLSv1.3'),
    ];
    expect(await all(strict)).toEqual(['refused', 'TLSv1.2', 'TLSv1.3']);
    expect(await withFault(fault, all)).toEqual(expected);
  });

  test('fallback-scsv-ignored', async () => {
    await shown('fallback-scsv-ignored', { suites: [0xc02f, 0x5600] }, { suite: 0xc02f }, { alert: 86 });
  });

  test('downgrade-sentinel-missing', async () => {
    const mark = ({ random }: Flight) => random?.subarray(24).toString('latin1');
    const flight = await shown('downgrade-sentinel-missing', {}, { suite: 0xc02f }, { suite: 0xc02f });
    expect(mark(flight)).not.toContain('DOWNGRD');
    expect(mark(await ask(strict.addresses.submissions, clientHello()))).toBe('DOWNGRD\x01');
  });
});

describe('keys', () => {
  const primes: Record<string, number> = {
    'dh-512': 512,
    'dh-768': 768,
    'dh-1024': 1024,
    'dh-1024-common': 1024,
    'dh-composite': 2048,
    'dh-2048': 2048,
  };
  test.each(Object.entries(primes))(
    '%s: a safe prime of %i bits, but for the composite',
    async (fault, bits) => {
      const { keyExchange = Buffer.alloc(0) } = await shown(
        fault,
        { suites: [0x009e] },
        { suite: 0x009e },
        refused,
      );
      const [p = Buffer.alloc(0), g, y = Buffer.alloc(0)] = vectors(keyExchange, 3).values;
      expect(p.length).toBe(bits / 8);
      expect(g).toEqual(Buffer.from([2]));
      const modulus = BigInt(`0x${p.toString('hex')}`);
      expect(BigInt(`0x${y.toString('hex')}`)).toBeLessThan(modulus);
      const isSafe = checkPrimeSync(modulus) && checkPrimeSync((modulus - 1n) / 2n);
      expect(isSafe).toBe(fault !== 'dh-composite');
    },
  );

  test('dh-1024 and dh-1024-common are not the same group', async () => {
    const prime = async (fault: string) =>
      (await shown(fault, { suites: [0x009e] }, {}, refused)).keyExchange?.subarray(2, 130).toString('hex');
    expect(await prime('dh-1024')).not.toBe(await prime('dh-1024-common'));
  });

  test.each([
    [1, 43],
    [16, 41],
    [19, 49],
  ])('curve-weak: group %i', async (group, length) => {
    const wish = { extensions: [groups(group), signatures(0x0401)] };
    const { keyExchange = Buffer.alloc(0) } = await shown('curve-weak', wish, { suite: 0xc02f }, refused);
    expect(ecParameters(keyExchange)).toMatchObject({ group });
    expect(keyExchange[3]).toBe(length);
  });

  test.each([
    ['signature-sha1', 0x0201],
    ['signature-md5', 0x0101],
  ])('%s', async (fault, scheme) => {
    const wish = { extensions: [groups(29), signatures(scheme)] };
    const flight = await shown(fault, wish, { suite: 0xc02f }, refused);
    expect(ecParameters(flight.keyExchange ?? Buffer.alloc(0)).rest.readUInt16BE(0)).toBe(scheme);
    // With what is sound on offer it is taken.
    const better = await shown(fault, { extensions: [groups(29), signatures(scheme, 0x0401)] }, {}, {});
    expect(ecParameters(better.keyExchange ?? Buffer.alloc(0)).rest.readUInt16BE(0)).toBe(0x0401);
  });
});
