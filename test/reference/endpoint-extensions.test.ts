import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReferenceServer, startReference } from '../../runner/reference/index.js';
import {
  clientHello,
  groups,
  type HelloWish,
  RawClient,
  readFlight,
  record,
  signatures,
  sni,
  versions,
} from './endpoint-client.js';
import { offering, secured, shows, withFault } from './endpoint-shown.js';

let strict: ReferenceServer;
beforeAll(async () => {
  strict = await startReference();
});
afterAll(() => strict.close());
const shown = (...given: Parameters<typeof shows> extends [unknown, ...infer Rest] ? Rest : never) =>
  shows(strict, ...given);
const refused = { alert: 40 };

describe('extensions and flaws', () => {
  test('compression-deflate', async () => {
    await shown('compression-deflate', { compressions: [1, 0] }, { compression: 1 }, { compression: 0 });
    await shown('compression-deflate', { compressions: [0] }, { compression: 0 }, { compression: 0 });
  });

  test.each([
    ['renegotiation-info-missing', offering([0xff01, [0]]), [], [0xff01]],
    ['extended-master-secret-missing', offering([23, []]), [], [23]],
    ['alpn-any-selected', offering([16, [0, 4, 3, 102, 111, 111]]), [16], []],
    ['heartbeat-offered', offering([15, [1]]), [15], []],
    ['ocsp-stapled', offering([5, [1, 0, 0, 0, 0]]), [5], []],
    ['resumption-none', offering([35, []]), [], [35]],
  ])('%s', async (fault, wish, seen, sound) => {
    await shown(fault, wish, { extensions: seen }, { extensions: sound });
  });

  test('encrypt-then-mac-missing: CBC without it, where suite-cbc has it', async () => {
    const wish = { ...offering([22, []]), suites: [0xc013] };
    await shown('encrypt-then-mac-missing', wish, { suite: 0xc013, extensions: [] }, refused);
    await shown('suite-cbc', wish, { suite: 0xc013, extensions: [22] }, refused);
  });

  test('renegotiation-by-client', async () => {
    const renegotiates = (server: ReferenceServer) =>
      secured(
        server,
        { maxVersion: 'TLSv1.2' },
        (socket) =>
          new Promise<boolean>((done) => {
            socket.renegotiate({ rejectUnauthorized: false }, (error) => done(error === null));
            socket.once('error', () => done(false)).once('close', () => done(false));
            // A server that says no by a warning alone goes on with SMTP.
            socket.write('QUIT\r\n');
          }),
      );
    expect(await renegotiates(strict)).toBe(false);
    expect(await withFault('renegotiation-by-client', renegotiates)).toBe(true);
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'resumption-none: no session of %s is taken up',
    async (version) => {
      const resumes = async (server: ReferenceServer) => {
        const session = await secured(server, { maxVersion: version }, async (socket, given) => {
          const ended = new Promise((done) => socket.once('close', done));
          socket.write('QUIT\r\n');
          await ended;
          return given.session;
        });
        if (!Buffer.isBuffer(session)) return false;
        return secured(server, { maxVersion: version, session }, (socket) => socket.isSessionReused());
      };
      expect(await resumes(strict)).toBe(true);
      expect(await withFault('resumption-none', resumes)).toBe(false);
    },
  );

  test('ocsp-stapled: a response that names the certificate, in front of the key exchange', async () => {
    const flight = await shown(
      'ocsp-stapled',
      offering([5, [1, 0, 0, 0, 0]]),
      { messages: [2, 11, 22, 12, 14] },
      {},
    );
    const serial = flight.certificates[0]?.serialNumber.toLowerCase() ?? '';
    expect(flight.status?.toString('hex')).toContain(`0210${serial}`);
    await shown('ocsp-stapled', {}, { messages: [2, 11, 12, 14] }, { messages: [2, 11, 12, 14] });
  });

  const heartbeat = record(24, 0x0303, [1, 0, 7, 65]);
  const afterFlight = async (server: ReferenceServer, wish: HelloWish, octets: readonly Buffer[]) => {
    const client = await RawClient.open(server.addresses.submissions);
    client.socket.write(Buffer.concat([clientHello(wish), ...octets]));
    const seen = await client.until(() => false);
    const { records } = readFlight(seen);
    return [...seen.subarray(-(5 + (records.at(-1) ?? 0)))];
  };
  const closing = record(21, 0x0303, [1, 0]);

  test('heartbleed-leak', async () => {
    const wish = offering([15, [1]]);
    const answer = await withFault('heartbleed-leak', (server) =>
      afterFlight(server, wish, [heartbeat, closing]),
    );
    expect(answer.slice(0, 9)).toEqual([24, 3, 3, 0, 26, 2, 0, 7, 65]);
    expect(answer).toHaveLength(5 + 3 + 7 + 16);
    const sound = await withFault('heartbeat-offered', (server) =>
      afterFlight(server, wish, [heartbeat, closing]),
    );
    expect(sound.slice(0, 6)).toEqual([22, 3, 3, 0, 4, 14]);
    expect(await afterFlight(strict, wish, [heartbeat])).toEqual([21, 3, 3, 0, 2, 2, 10]);
  });

  test('ccs-early-accepted: what comes behind it is decrypted', async () => {
    const change = record(20, 0x0303, [1]);
    const answers = (octets: readonly Buffer[]) =>
      withFault('ccs-early-accepted', (server) => afterFlight(server, {}, octets));
    expect(await answers([change, change])).toEqual([21, 3, 3, 0, 2, 2, 20]);
    expect(await answers([change, closing])).toEqual([22, 3, 3, 0, 4, 14, 0, 0, 0]);
    expect(await afterFlight(strict, {}, [change, change])).toEqual([21, 3, 3, 0, 2, 2, 10]);
  });

  test.each([
    ['records-together', (records: number[]) => records.length === 1],
    ['records-small', (records: number[]) => records.length > 10 && Math.max(...records) === 100],
  ])('%s: the same messages', async (fault, holds) => {
    const same = { suite: 0xc02f, messages: [2, 11, 12, 14] };
    const { records } = await shown(fault, {}, same, same);
    expect(holds(records)).toBe(true);
  });
});

describe('intolerance', () => {
  const many = Array.from({ length: 129 }, (_, index) => 0xd000 + index);
  const closed = { messages: [] };
  const padding = (length: number): [number, number[]] => [21, new Array(length).fill(0)];

  test.each<[string, HelloWish, HelloWish]>([
    ['hello-long-intolerant', offering(padding(1_200)), offering(padding(900))],
    [
      'hello-many-suites-intolerant',
      { suites: [0xc02f, ...many.slice(1)] },
      { suites: [0xc02f, ...many.slice(2)] },
    ],
    ['version-intolerant', offering(versions(0x0305, 0x0303)), offering(versions(0x2a2a, 0x0303))],
    ['extension-intolerant', { suites: [0x3a3a, 0xc02f] }, { suites: [0x3a3b, 0xc02f] }],
    ['version-intolerant', { version: 0x0304 }, {}],
    ['extension-intolerant', offering([0x1a1a, []]), offering([0x1234, []])],
    ['extension-intolerant', { extensions: [groups(0x1a1a, 29), signatures(0x0401)] }, {}],
    ['sni-required', {}, offering(sni('whatever.test'))],
    ['sni-unknown-refused', offering(sni('whatever.test')), offering(sni('MX.reference.test'))],
  ])('%s', async (fault, bad, good) => {
    await shown(fault, bad, closed, { suite: 0xc02f });
    await shown(fault, good, { suite: 0xc02f }, { suite: 0xc02f });
  });

  test('a close has no alert before it, a refusal has', async () => {
    const { alert } = await shown('version-intolerant', { version: 0x0304 }, {}, {});
    expect(alert).toBeUndefined();
    await shown('sni-required', {}, { alert: 112 }, {});
    await shown('extension-intolerant', offering([0x1a1a, []]), { alert: 80 }, {});
  });

  test('it is the same for clients of TLS 1.3', async () => {
    const hello = { ...offering(versions(0x0304, 0x0303), [51, [0, 0]]), suites: [0x1301] };
    await shown('sni-required', hello, { alert: 112 }, { messages: [2] });
  });

  test('sni-default-other-certificate', async () => {
    const name = (server: ReferenceServer, servername: string) =>
      secured(server, { servername }, (socket) => socket.getPeerCertificate().subject.CN);
    await withFault('sni-default-other-certificate', async (server) => {
      expect(await name(server, '')).toBe('default.test');
      expect(await name(server, 'localhost')).toBe('mx.reference.test');
    });
    expect(await name(strict, '')).toBe('mx.reference.test');
  });
});
