import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReferenceServer, startReference } from '../../runner/reference/index.js';
import { Dialogue } from './dialogue.js';
import { clientHello, groups, RawClient, record, signatures, versions } from './endpoint-client.js';
import { secured, withFault } from './endpoint-shown.js';

let strict: ReferenceServer;
let ours: ReferenceServer;
beforeAll(async () => {
  strict = await startReference();
  ours = await startReference({ faults: ['tls-1.3-early-data'] });
});
afterAll(() => Promise.all([strict.close(), ours.close()]));

/** max_early_data of a session as OpenSSL writes it: [15] EXPLICIT INTEGER. */
const earlyData = (session: Buffer | undefined): boolean =>
  session?.toString('hex').includes('af0402024000') === true;

/** The session that is given in a dialogue of one command. */
const sessionOf = (server: ReferenceServer) =>
  secured(server, {}, async (socket, given) => {
    const ended = new Promise((done) => socket.once('close', done));
    socket.write('QUIT\r\n');
    await ended;
    return given.session;
  });

test('tls-1.3-early-data: a ticket allows it', async () => {
  const [seen, sound] = [await sessionOf(ours), await sessionOf(strict)];
  expect(seen !== 'refused' && earlyData(seen)).toBe(true);
  expect(sound !== 'refused' && sound !== undefined && !earlyData(sound)).toBe(true);
});

test('ocsp-stapled: in TLS 1.3 as well', async () => {
  // The types of node:tls have it not.
  const asking: ConnectionOptions & { requestOCSP: true } = { requestOCSP: true };
  const stapled = (server: ReferenceServer) =>
    secured(server, asking, (_socket, { response }) => response?.length);
  expect(await withFault('ocsp-stapled', stapled)).toBeGreaterThan(300);
  expect(await stapled(strict)).toBeUndefined();
});

describe('TLS 1.3 of our own', () => {
  test('carries long mail both ways, with latency', async () => {
    const server = await startReference({ faults: ['tls-1.3-early-data'], latencyMs: 1 });
    const dialogue = await Dialogue.openTls(server.addresses.submissions, server.ca, {
      ciphers: 'TLS_AES_128_GCM_SHA256',
    });
    await dialogue.code();
    await dialogue.command('EHLO client.test');
    const login = Buffer.from('\0alice@reference.test\0correct horse').toString('base64');
    expect(await dialogue.command(`AUTH PLAIN ${login}`)).toMatch(/^235/);
    await dialogue.command('MAIL FROM:<alice@reference.test>');
    await dialogue.command('RCPT TO:<bob@reference.test>');
    await dialogue.command('DATA');
    const body = `${'x'.repeat(998)}\r\n`.repeat(200);
    expect(await dialogue.command(`${body}.`)).toMatch(/^250/);
    expect(server.messages[0]?.body.toString('latin1')).toBe(body);
    dialogue.send('NOOP\r\n'.repeat(3_000));
    for (let index = 0; index < 3_000; index++) expect(await dialogue.code()).toBe('250');
    expect(await dialogue.command('QUIT')).toMatch(/^221/);
    await dialogue.rest();
    dialogue.close();
    await server.close();
  });

  test('gives clients with other wishes to node:tls', async () => {
    const cipher = (options: object) =>
      secured(ours, options, (socket) => [socket.getProtocol(), socket.getCipher().standardName]);
    expect(await cipher({ ciphers: 'TLS_AES_256_GCM_SHA384' })).toEqual([
      'TLSv1.3',
      'TLS_AES_256_GCM_SHA384',
    ]);
    expect(await cipher({ ecdhCurve: 'P-256' })).toEqual(['TLSv1.3', 'TLS_AES_128_GCM_SHA256']);
  });

  test('shows an ECDSA certificate', async () => {
    const server = await startReference({ faults: ['certificate-ecdsa', 'tls-1.3-early-data'] });
    const dialogue = await Dialogue.openTls(server.addresses.submissions, server.ca);
    expect((dialogue.socket as TLSSocket).authorized).toBe(true);
    expect(await dialogue.code()).toBe('220');
    dialogue.close();
    await server.close();
  });

  test('does not resume with its tickets, and is not put out by them', async () => {
    const session = await sessionOf(ours);
    if (!Buffer.isBuffer(session)) throw new Error('no session');
    expect(await secured(ours, { session }, (socket) => socket.isSessionReused())).toBe(false);
  });

  const key = Array.from({ length: 32 }, (_, index) => index + 1);
  const hello = clientHello({
    suites: [0x1301],
    sessionId: [7],
    extensions: [groups(29), signatures(0x0804), versions(0x0304), [51, [0, 36, 0, 29, 0, 32, ...key]]],
  });
  const shared = [
    ['garbage', record(23, 0x0303, new Array(40).fill(1))],
    ['a record that is too long', Buffer.from([23, 3, 3, 0xff, 0xff])],
    ['a handshake message in the clear', record(22, 0x0303, [20, 0, 0, 0])],
    ['an alert', record(21, 0x0303, [2, 40])],
  ] as const;
  test.each(shared)('ends at %s', async (_name, octets) => {
    const client = await RawClient.open(ours.addresses.submissions);
    client.socket.write(hello);
    await client.until((seen) => seen.length > 1_000);
    client.socket.write(octets);
    const seen = await client.until(() => false);
    // ServerHello, ChangeCipherSpec for the client that named a session, and the sealed rest.
    expect([seen[0], seen[5 + seen.readUInt16BE(3)]]).toEqual([22, 20]);
    expect(client.ended).toBe(true);
  });
});
