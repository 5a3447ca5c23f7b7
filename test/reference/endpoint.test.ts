import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReferenceServer, startReference } from '../../runner/reference/index.js';
import { Dialogue } from './dialogue.js';
import {
  ask,
  clientHello,
  ecParameters,
  type Flight,
  groups,
  type HelloWish,
  isComplete,
  RawClient,
  readFlight,
  record,
  signatures,
  sni,
  soundExtensions,
  sslv2Hello,
  versions,
} from './endpoint-client.js';

let strict: ReferenceServer;
/** Changes nothing but what comes behind a heartbeat, so that its hellos are answered by the model of the strict server. */
let modelled: ReferenceServer;
beforeAll(async () => {
  strict = await startReference();
  modelled = await startReference({ faults: ['heartbleed-leak'] });
});
afterAll(() => Promise.all([strict.close(), modelled.close()]));

/** What can be compared: no random octets, and of the signature its scheme alone. */
function gist(flight: Flight): object {
  const { random, keyExchange, certificates, ...rest } = flight;
  const isElliptic = keyExchange?.[0] === 3;
  return {
    ...rest,
    records: flight.records.length,
    sentinel: random?.subarray(24, 31).toString('latin1') === 'DOWNGRD' ? random[31] : undefined,
    names: certificates.map(({ subject }) => subject),
    exchange: isElliptic ? ecParameters(keyExchange).group : keyExchange?.length,
    scheme: isElliptic ? ecParameters(keyExchange).rest.readUInt16BE(0) : undefined,
  };
}

describe('the model and node:tls', () => {
  const hellos: Record<string, HelloWish> = {
    'a plain hello': {},
    'the suites in another order': { suites: [0xcca8, 0xc030, 0xc02f] },
    'one suite': { suites: [0xcca8] },
    'ECDSA alone': { suites: [0xc02b, 0xc02c] },
    'no suite in common': { suites: [0x002f, 0x009e, 0x1301] },
    'the renegotiation signal': { suites: [0xc02f, 0x00ff] },
    'the fallback signal': { suites: [0xc02f, 0x5600] },
    'P-256 before X25519': { extensions: [groups(23, 29), signatures(0x0401, 0x0804)] },
    'P-384 and SHA-512 alone': { extensions: [groups(24), signatures(0x0601)] },
    'no group in common': { extensions: [groups(22, 25), signatures(0x0804)] },
    'no groups': { extensions: [signatures(0x0804)] },
    'no signature in common': { extensions: [groups(29), signatures(0x0201, 0x0101)] },
    'no signatures': { extensions: [groups(29)] },
    'no extensions': { extensions: undefined },
    'every extension': {
      extensions: [
        sni('localhost'),
        ...soundExtensions,
        [0xff01, [0]],
        [5, [1, 0, 0, 0, 0]],
        [11, [1, 0]],
        [16, [0, 3, 2, 104, 50]],
        [22, []],
        [23, []],
        [35, []],
      ],
      sessionId: [1, 2, 3],
    },
    'records of 512 octets': { extensions: [...soundExtensions, [1, [1]]] },
    'a renegotiation at the start': { extensions: [...soundExtensions, [0xff01, [1, 7]]] },
    'versions with 1.2 alone': { extensions: [...soundExtensions, versions(0x0303)] },
    'versions with 1.1 alone': { extensions: [...soundExtensions, versions(0x0302)] },
    'a version of the future': { version: 0x0305 },
    'TLS 1.1': { version: 0x0302 },
    SSLv3: { version: 0x0300 },
    DEFLATE: { compressions: [1, 0] },
    'no null compression': { compressions: [1] },
    GREASE: {
      suites: [0x0a0a, 0xc030],
      extensions: [groups(0x1a1a, 29), signatures(0x0804), [0x2a2a, []]],
    },
  };

  test.each(Object.entries(hellos))('answer %s alike', async (_name, wish) => {
    const hello = clientHello(wish);
    const [real, ours] = await Promise.all([
      ask(strict.addresses.submissions, hello),
      ask(modelled.addresses.submissions, hello),
    ]);
    expect(isComplete(real)).toBe(true);
    expect(gist(ours)).toEqual(gist(real));
  });

  test.each([
    ['SSLv2', sslv2Hello(0x0002, [0x0700c0, 0x010080])],
    ['TLS 1.2 in the form of SSLv2', sslv2Hello(0x0303, [0x00c02f, 0x000035])],
    ['a hello that is cut short', record(22, 0x0301, [1, 0, 0, 6, 3, 3, 1, 2, 3, 4])],
  ])('answer %s alike', async (_name, hello) => {
    const [real, ours] = await Promise.all([
      ask(strict.addresses.submissions, hello),
      ask(modelled.addresses.submissions, hello),
    ]);
    expect(real.alert).toBeDefined();
    expect(gist(ours)).toEqual(gist(real));
  });

  test('show an ECDSA certificate alike', async () => {
    const both = 'certificate-rsa-and-ecdsa';
    const servers = [[both], [both, 'heartbleed-leak']].map((faults) => startReference({ faults }));
    const [real, ours] = await Promise.all(servers);
    if (real === undefined || ours === undefined) throw new Error('no servers');
    const extensions = [groups(23), signatures(0x0403, 0x0401)];
    for (const suites of [[0xc02c, 0xc030], [0xc030]]) {
      const hello = clientHello({ suites, extensions });
      const expected = await ask(real.addresses.submissions, hello);
      expect(expected).toMatchObject({ suite: suites[0] });
      expect(gist(await ask(ours.addresses.submissions, hello))).toEqual(gist(expected));
    }
    await Promise.all([real.close(), ours.close()]);
  });

  test('treat what comes behind ServerHelloDone alike', async () => {
    const after = [record(20, 0x0303, [1]), record(23, 0x0303, [0])];
    for (const octets of after) {
      for (const server of [strict, modelled]) {
        const client = await RawClient.open(server.addresses.submissions);
        client.socket.write(clientHello());
        await client.until((seen) => isComplete(readFlight(seen)));
        client.socket.write(octets);
        expect(readFlight(await client.until(() => false)).alert).toBe(10);
      }
    }
  });
});

describe('the model is given the hello whole', () => {
  const sound = { version: 0x0303, suite: 0xc02f };

  test('octet by octet', async () => {
    const client = await RawClient.open(modelled.addresses.submissions);
    for (const octet of clientHello()) {
      client.socket.write(Buffer.from([octet]));
      await new Promise((next) => setImmediate(next));
    }
    expect(readFlight(await client.until((seen) => isComplete(readFlight(seen))))).toMatchObject(sound);
    client.socket.destroy();
  });

  test('in several records', async () => {
    const body = clientHello().subarray(5);
    const pieces = [body.subarray(0, 2), body.subarray(2, 40), body.subarray(40)];
    const cut = Buffer.concat(pieces.map((piece) => record(22, 0x0301, [...piece])));
    expect(await ask(modelled.addresses.submissions, cut)).toMatchObject(sound);
    expect(await ask(strict.addresses.submissions, cut)).toMatchObject(sound);
  });

  test('behind STARTTLS, and with latency', async () => {
    const server = await startReference({ faults: ['heartbleed-leak'], latencyMs: 1 });
    const client = await RawClient.open(server.addresses.smtp);
    for (const line of ['EHLO client.test\r\n', 'STARTTLS\r\n']) {
      const before = client.octets.length;
      client.socket.write(line);
      await client.until((seen) => /\d{3} [^\n]*\n$/.test(seen.subarray(before).toString('latin1')));
    }
    await client.until((seen) => seen.toString('latin1').includes('220 2.0.0'));
    const clear = client.octets.length;
    client.socket.write(clientHello());
    const octets = await client.until((seen) => isComplete(readFlight(seen.subarray(clear))));
    expect(readFlight(octets.subarray(clear))).toMatchObject(sound);
    client.socket.destroy();
    const dialogue = await Dialogue.openTls(server.addresses.submissions, server.ca);
    expect(await dialogue.code()).toBe('220');
    dialogue.close();
    await server.close();
  });
});
