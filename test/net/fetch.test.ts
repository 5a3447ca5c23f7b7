import type { Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type FetcherSettings, fetcherFor } from '../../runner/net/fetch.js';
import { issueAuthority, issueCertificate } from '../../runner/reference/certificates.js';
import { secure, serve } from './servers.js';

interface Http {
  readonly url: string;
  readonly port: number;
  /** What came on each connection. */
  readonly heard: string[];
}

/** An HTTP server on loopback: `answer` gets the socket once the head of a request is there. */
async function http(answer: string | ((socket: Socket) => void)): Promise<Http> {
  const heard: string[] = [];
  const server = await serve((socket) => {
    const place = heard.push('') - 1;
    socket.on('data', (chunk: Buffer) => {
      const isNew = !heard[place]?.includes('\r\n\r\n');
      heard[place] += chunk.toString('latin1');
      if (!isNew || !heard[place]?.includes('\r\n\r\n')) return;
      if (typeof answer === 'string') socket.end(answer, 'latin1');
      else answer(socket);
    });
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return { url: `http://127.0.0.1:${server.port}/`, port: server.port, heard };
}

const ok = (body: string): string => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/pkix-cert\r\n\r\n';

const fetcher = (settings: Partial<FetcherSettings> = {}) =>
  fetcherFor({ targetAddress: '127.0.0.1', resolve: async (host) => host, ...settings });

/** How one fetch ends, in the words of its note. */
async function fetched(url: string, settings: Partial<FetcherSettings> = {}): Promise<string | undefined> {
  const it = fetcher(settings);
  const answer = await it.obtain('issuer', url);
  if ('problem' in answer) expect(it.notes[0]?.result).toBe(answer.problem);
  return it.notes[0]?.result;
}

test('a document, and a note of it', async () => {
  const server = await http(ok('a certificate'));
  const it = fetcher();
  expect(await it.obtain('issuer', server.url)).toEqual({ octets: Buffer.from('a certificate') });
  expect(it.notes).toEqual([{ url: server.url, what: 'issuer', result: '13 octets' }]);
  expect(server.heard[0]).toMatch(/^GET \/ HTTP\/1.1\r\n/);
});

test('a request is posted as what it is', async () => {
  const server = await http(ok(''));
  await fetcher().obtain('ocsp', `${server.url}status?x=1`, Buffer.from('0123'));
  expect(server.heard[0]).toMatch(/^POST \/status\?x=1 HTTP\/1.1\r\n/);
  expect(server.heard[0]).toMatch(/\r\ncontent-type: application\/ocsp-request\r\n/i);
  expect(server.heard[0]).toMatch(/\r\ncontent-length: 4\r\n/i);
});

test('a question is asked once, even at the same time', async () => {
  const server = await http(ok('x'));
  const it = fetcher();
  const [a, b] = await Promise.all([it.obtain('issuer', server.url), it.obtain('issuer', server.url)]);
  expect(await it.obtain('issuer', server.url)).toBe(a);
  expect(b).toBe(a);
  await it.obtain('ocsp', server.url, Buffer.from('another'));
  expect(server.heard).toHaveLength(2);
  expect(it.notes).toHaveLength(2);
});

test('six fetches for one target, and no more', async () => {
  const server = await http(ok('x'));
  const it = fetcher();
  for (const path of [1, 2, 3, 4, 5, 6]) await it.obtain('issuer', `${server.url}${path}`);
  expect(await it.obtain('issuer', `${server.url}7`)).toEqual({
    problem: expect.stringMatching(/^6 fetches/),
  });
  expect(server.heard).toHaveLength(6);
  expect(it.notes).toHaveLength(6);
});

test('no redirect is followed', async () => {
  const other = await http(ok('secret'));
  const server = await http(`HTTP/1.1 302 Found\r\nLocation: ${other.url}\r\nContent-Length: 0\r\n\r\n`);
  expect(await fetched(server.url)).toMatch(/^HTTP 302/);
  expect(other.heard).toEqual([]);
});

test('what is not 200 is no document', async () => {
  const server = await http('HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno!');
  expect(await fetched(server.url)).toBe('HTTP 404');
});

test('64 KiB are read, and no octet more', async () => {
  const most = 'x'.repeat(65_536);
  expect(await fetched((await http(ok(most))).url)).toBe('65536 octets');
  expect(await fetched((await http(ok(`${most}x`))).url)).toBe('more than 65536 octets');
});

interface Watched {
  readonly talk: (socket: Socket) => void;
  /** Settles when the other side has gone. */
  readonly gone: Promise<void>;
}

function watched(talk: (socket: Socket) => void): Watched {
  let over = (): void => {};
  const gone = new Promise<void>((done) => {
    over = done;
  });
  return { gone, talk: (socket) => talk(socket.once('end', over).once('close', over)) };
}

/** Writes for as long as the other side lets it. */
const endless = (begin: string, more: string): Watched =>
  watched((socket) => {
    const pour = () => {
      while (!socket.destroyed && socket.write(more));
    };
    socket.on('drain', pour).write(begin);
    pour();
  });

test('an endless body is left', async () => {
  const { talk, gone } = endless(head, 'x'.repeat(1_024));
  expect(await fetched((await http(talk)).url)).toBe('more than 65536 octets');
  await gone;
});

test('an endless head is left', async () => {
  const { talk, gone } = endless('HTTP/1.1 200 OK\r\n', 'X-More: and more\r\n');
  expect(await fetched((await http(talk)).url)).toMatch(/header/i);
  await gone;
});

const inTime = /^no complete answer within 0\.2 s$/;

test.each([
  ['a body that does not end', head],
  ['a head that does not end', 'HTTP/1.1 200 OK\r\n'],
  ['no answer', ''],
])('%s is waited for so long, and left', async (_, begin) => {
  const { talk, gone } = watched((socket) => socket.write(begin));
  expect(await fetched((await http(talk)).url, { timeoutMs: 200 })).toMatch(inTime);
  await gone;
});

test('a TLS handshake that does not end is left', async () => {
  const { talk, gone } = watched((socket) => socket.resume());
  const server = await serve(talk);
  onTestFinished(() => server[Symbol.asyncDispose]());
  expect(await fetched(`https://127.0.0.1:${server.port}/`, { timeoutMs: 200 })).toMatch(inTime);
  await gone;
});

test('a name that takes too long to resolve is left', async () => {
  const resolve = () => new Promise<undefined>(() => {});
  expect(await fetched('http://ca.test/', { resolve, timeoutMs: 200 })).toMatch(inTime);
});

test('the end of a run is the end of its fetches', async () => {
  const run = new AbortController();
  const server = await http(() => run.abort());
  expect(await fetched(server.url, { signal: run.signal })).toBe('interrupted');
  expect(await fetched(server.url, { signal: run.signal })).toBe('interrupted');
});

test('a name is resolved once, and its address connected to', async () => {
  const server = await http(ok('x'));
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return '127.0.0.1';
  };
  expect(await fetched(`http://ca.test:${server.port}/`, { resolve })).toBe('1 octets');
  expect(asked).toEqual(['ca.test']);
  expect(server.heard[0]).toContain(`host: ca.test:${server.port}\r\n`);
});

test('a name without an address', async () => {
  expect(await fetched('http://ca.test/', { resolve: async () => undefined })).toBe(
    'the name ca.test has no address',
  );
});

test.each([
  ['127.0.0.1', '8.8.8.8'],
  ['::1', '2606:4700::1111'],
  ['::ffff:127.0.0.1', '8.8.8.8'],
  ['10.0.0.1', '8.8.8.8'],
  ['172.31.255.255', '8.8.8.8'],
  ['192.168.0.1', '2606:4700::1111'],
  ['100.64.0.1', '8.8.8.8'],
  ['fd00::1', '8.8.8.8'],
  ['127.0.0.1', '192.168.0.1'],
  ['169.254.169.254', '127.0.0.1'],
  ['fe80::1', '127.0.0.1'],
  ['0.0.0.0', '127.0.0.1'],
  ['::', '127.0.0.1'],
  ['224.0.0.1', '127.0.0.1'],
  ['255.255.255.255', '127.0.0.1'],
  ['240.0.0.1', '127.0.0.1'],
  ['::127.0.0.1', '8.8.8.8'],
  ['64:ff9b::a00:1', '8.8.8.8'],
  ['2002:a00:1::1', '8.8.8.8'],
  ['2001:db8::1', '8.8.8.8'],
])('%s is not asked for the sake of %s', async (address, targetAddress) => {
  const resolve = async () => address;
  expect(await fetched('http://ca.test:9/', { resolve, targetAddress })).toMatch(/^not fetched: .* is /);
});

test.each(['127.0.0.1', '0x7f.1', '2130706433', '127.1', 'localhost.', '[::1]', '[::ffff:7f00:1]'])(
  'nor is it as %s in a URL',
  async (host) => {
    const server = await http(ok('x'));
    const resolve = async (name: string) => (name === 'localhost.' ? '127.0.0.1' : name);
    const url = `http://${host}:${server.port}/`;
    expect(await fetched(url, { resolve, targetAddress: '8.8.8.8' })).toMatch(
      /^not fetched: .* is a loopback address/,
    );
    expect(server.heard).toEqual([]);
  },
);

test.each([
  'ldap://ca.test/cn=CA?cACertificate',
  'ftp://ca.test/ca.cer',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '//ca.test/',
  'ca.cer',
  '',
  'http://',
  'http://ca.test/\r\nX: y',
  'http://ca.test/\\0D',
  `http://ca.test/${'x'.repeat(1_000)}`,
  'http://ca.test/…',
])('%j is no place to go', async (url) => {
  const resolve = () => Promise.reject(new Error('never'));
  expect(await fetched(url, { resolve })).toMatch(/^not fetched: /);
});

test('notes are escaped and bounded', async () => {
  const it = fetcher();
  await it.obtain('issuer', `http://ca.test/\r\n\x1b[2J${'x'.repeat(5_000)}`);
  expect(it.notes[0]?.url).toMatch(/^http:\/\/ca\.test\/\\r\\n\\x1b\[2Jx+$/);
  expect(it.notes[0]?.url.length).toBeLessThan(1_100);
});

test('a server that speaks no HTTP', async () => {
  expect(await fetched((await http('220 mx.test ESMTP\r\n')).url)).toMatch(/HTTP|parse/i);
  expect(await fetched((await http((socket) => socket.destroy())).url)).toMatch(/./);
});

test('a port where nobody listens', async () => {
  const server = await serve(() => {});
  await server[Symbol.asyncDispose]();
  expect(await fetched(`http://127.0.0.1:${server.port}/`)).toMatch(/ECONNREFUSED/);
});

test('https of a certificate that nobody trusts', async () => {
  const { key, cert } = await issueCertificate(await issueAuthority(), { names: ['ca.test'] });
  const server = await serve((socket) => secure(socket, { key, cert }, () => {}));
  onTestFinished(() => server[Symbol.asyncDispose]());
  const resolve = async () => '127.0.0.1';
  expect(await fetched(`https://ca.test:${server.port}/`, { resolve })).toMatch(/certificate/);
});
