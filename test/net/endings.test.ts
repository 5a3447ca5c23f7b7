import type { Socket } from 'node:net';
import type { SecureVersion, TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import type { AnswerKind } from '../../runner/net/index.js';
import { certificates, converse, notes, open, secure, serve } from './servers.js';

const rounds = Array.from({ length: 4 }, (_, index) => index);

describe('a plain connection', () => {
  it.each<[string, AnswerKind, (socket: Socket) => void]>([
    ['that is ended', 'closed', (socket) => socket.end()],
    ['that is reset', 'reset', (socket) => socket.resetAndDestroy()],
  ])('%s gives %s', async (_what, kind, finish) => {
    await using server = await serve((socket) => converse(socket, { NOOP: () => finish(socket) }));
    await using it = await open(server);
    await it.session.greeting();
    const answer = await it.session.command('NOOP');
    expect(answer.kind).toBe(kind);
    expect(answer.code).toBe(0);
    expect(answer.is(2, 4, 5, 0)).toBe(false);
    expect(it.session.wasReset).toBe(kind === 'reset');
    expect(notes(it.session).at(-1)).toBe(answer.toString());
  });

  it('that is half closed still takes our octets', async () => {
    let hear: (octets: string) => void;
    const heard = new Promise<string>((resolve) => {
      hear = resolve;
    });
    await using server = await serve((socket) => {
      socket.end('220 mx\r\n');
      socket.on('data', (chunk: Buffer) => hear(chunk.toString()));
    });
    await using it = await open(server);
    expect((await it.session.greeting()).is(220)).toBe(true);
    expect((await it.session.end(5_000)).kind).toBe('closed');
    it.session.send('NOOP\r\n');
    expect(await heard).toBe('NOOP\r\n');
  });

  it('that ends in the middle of a reply keeps what came', async () => {
    await using server = await serve((socket) =>
      converse(socket, { EHLO: () => socket.end('250-mx\r\n250-SI') }),
    );
    await using it = await open(server);
    await it.session.greeting();
    const answer = await it.session.ehlo('client.test');
    expect(answer.kind).toBe('closed');
    expect(answer.reply?.raw).toBe('250-mx\r\n250-SI');
    expect(it.session.extensions).toBeUndefined();
    const last = it.session.exchanges.at(-1);
    expect(last).toMatchObject({ to: 'EHLO', unasked: false });
    expect(last?.reply.irregularities.has('unterminated')).toBe(true);
  });

  it('gives the replies that came before its end first', async () => {
    await using server = await serve((socket) => socket.end('220 mx\r\n421 bye\r\n'));
    await using it = await open(server);
    expect((await it.session.greeting()).code).toBe(220);
    expect((await it.session.reply()).code).toBe(421);
    expect((await it.session.reply()).kind).toBe('closed');
    expect(it.session.saw421).toBe(true);
  });

  it('that nobody listens for is ECONNREFUSED', async () => {
    const gone = await serve(() => undefined);
    await gone[Symbol.asyncDispose]();
    await expect(open(gone)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('that is reset behind 221 is only closed in haste', async () => {
    const sockets: Socket[] = [];
    await using hasty = await serve((socket) => {
      sockets.push(socket);
      converse(socket, { QUIT: '221 bye\r\n' });
    });
    await using it = await open(hasty);
    await it.session.greeting();
    expect((await it.session.command('QUIT')).is(221)).toBe(true);
    for (const socket of sockets) socket.resetAndDestroy();
    expect((await it.session.end(5_000)).kind).toBe('reset');
    expect(it.session.wasReset).toBe(false);
  });
});

describe.each<SecureVersion>(['TLSv1.2', 'TLSv1.3'])('a connection in %s', (version) => {
  const ways: [string, AnswerKind, (raw: Socket, stream: TLSSocket) => void][] = [
    ['ended with close_notify', 'closed', (_raw, stream) => stream.end()],
    ['ended with a reply and close_notify at once', 'closed', (_raw, stream) => stream.end('250 OK\r\n')],
    [
      'ended with many replies and close_notify at once',
      'closed',
      (_raw, stream) => stream.end('250 OK\r\n'.repeat(2_000)),
    ],
    [
      'cut by FIN behind many replies',
      'truncated',
      (raw, stream) => stream.write('250 OK\r\n'.repeat(2_000), () => raw.end()),
    ],
    ['cut by FIN', 'truncated', (raw) => raw.end()],
    ['cut by FIN behind a reply', 'truncated', (raw, stream) => stream.write('250 OK\r\n', () => raw.end())],
    ['reset', 'reset', (raw) => raw.resetAndDestroy()],
  ];

  it.each(ways)('%s gives %s, every time', async (what, kind, finish) => {
    const { leaf, authority } = await certificates();
    await using server = await serve((raw) =>
      secure(raw, { ...leaf, minVersion: version, maxVersion: version }, (stream) =>
        converse(stream, { NOOP: () => finish(raw, stream) }),
      ),
    );
    for (const round of rounds) {
      await using it = await open(server, { implicitTls: true, ca: [authority.cert] });
      expect(it.session.tlsFacts?.protocol).toBe(version);
      await it.session.greeting();
      const answer = await it.session.command('NOOP');
      let end = answer;
      let replies = 0;
      for (; end.kind === 'reply'; replies += 1) end = await it.session.reply();
      const said = what.includes('many') ? 2_000 : what.includes('a reply') ? 1 : 0;
      expect(replies, `round ${round}`).toBe(said);
      expect(end.kind, `round ${round}`).toBe(kind);
    }
  });
});

describe('TLS that does not come about', () => {
  it.each<[string, (raw: Socket) => void]>([
    ['junk', (raw) => raw.write('this is no handshake\r\n')],
    ['a close', (raw) => raw.end()],
    ['a reset', (raw) => raw.resetAndDestroy()],
    ['an alert', (raw) => raw.write(Buffer.from([21, 3, 3, 0, 2, 2, 40]))],
  ])('is an outcome with a reason, not an exception: %s', async (_what, answer) => {
    await using server = await serve((raw) => {
      raw.once('data', () => answer(raw));
    });
    await using it = await open(server, { implicitTls: true });
    expect(it.tls?.ok).toBe(false);
    expect(it.tls?.ok === false && it.tls.why).toMatch(/\S{3}/);
    expect(notes(it.session).at(-1)).toMatch(/^TLS handshake failed: /);
    expect(it.session.tlsFacts).toBeUndefined();
    expect((await it.session.greeting()).kind).not.toBe('reply');
  });

  it('after STARTTLS leaves no session in clear', async () => {
    await using server = await serve((raw) => converse(raw, { STARTTLS: '220 go\r\n', '\x16\x03\x01': 'x' }));
    await using it = await open(server, { deadlines: { connectMs: 80 } });
    await it.session.greeting();
    const { go, tls } = await it.session.startTls();
    expect(go.code).toBe(220);
    expect(tls?.ok).toBe(false);
    expect(it.session.open).toBe(false);
  });
});
