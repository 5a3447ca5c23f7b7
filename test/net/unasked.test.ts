import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { nothingDue } from '../../runner/protocol/model/index.js';
import { certificates, converse, open, secure, serve } from './servers.js';

describe('a reply that nobody asked for', () => {
  it('behind the greeting is set apart and marked; it does not shift the others', async () => {
    await using server = await serve((socket) =>
      converse(socket, { NOOP: '250 OK\r\n' }, '220 mx\r\n250 extra\r\n'),
    );
    await using it = await open(server);
    expect((await it.session.greeting()).code).toBe(220);
    expect((await it.session.command('NOOP')).text).toBe('OK');
    expect(it.session.exchanges.map(({ to, unasked }) => ({ to, unasked }))).toEqual([
      { to: 'greeting', unasked: false },
      { to: undefined, unasked: true },
      { to: 'NOOP', unasked: false },
    ]);
  });

  it('is found at the close, too', async () => {
    await using server = await serve((socket) => converse(socket, { NOOP: '250 OK\r\n250 again\r\n' }));
    await using it = await open(server);
    await it.session.greeting();
    await it.session.command('NOOP');
    await it.session.close();
    expect(it.session.exchanges.at(-1)).toMatchObject({ to: undefined, unasked: true, afterQuit: false });
  });

  it('after 221 is marked as such', async () => {
    await using server = await serve((socket) =>
      converse(socket, { QUIT: (stream) => stream.end('221 bye\r\n250 one more thing\r\n') }),
    );
    await using it = await open(server);
    await it.session.greeting();
    expect((await it.session.quit()).code).toBe(221);
    expect(it.session.exchanges.map(({ to, unasked, afterQuit }) => ({ to, unasked, afterQuit }))).toEqual([
      { to: 'greeting', unasked: false, afterQuit: false },
      { to: 'QUIT', unasked: false, afterQuit: false },
      { to: undefined, unasked: true, afterQuit: true },
    ]);
  });

  it('knows whether enhanced codes were on offer when it came', async () => {
    await using server = await serve((socket) =>
      converse(socket, { NOOP: '250 OK\r\n', EHLO: '250-mx\r\n250 enhancedstatuscodes\r\n' }),
    );
    await using it = await open(server);
    await it.session.greeting();
    await it.session.command('NOOP');
    await it.session.ehlo('client.test');
    await it.session.command('NOOP');
    expect(it.session.offers('ENHANCEDSTATUSCODES')).toBe(true);
    expect(it.session.exchanges.map(({ enhancedOffered }) => enhancedOffered)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('behind octets that no server has to bear', () => {
  const twice = (socket: Socket) =>
    converse(socket, { NOOP: '250 OK\r\n250 again\r\n', QUIT: '221 bye\r\n' });

  it('no reply counts as unasked, nor is it told what it answers; the transcript has the remark, once', async () => {
    await using server = await serve(twice);
    await using it = await open(server);
    await it.session.greeting();
    it.session.allowReset();
    it.session.allowReset();
    await it.session.command('NOOP');
    await it.session.close();
    expect(it.session.exchanges.map(({ to, unasked }) => ({ to, unasked }))).toEqual([
      { to: 'greeting', unasked: false },
      { to: undefined, unasked: false },
      { to: undefined, unasked: false },
    ]);
    const remarks = it.session.transcript.filter(({ from }) => from === 'note');
    expect(remarks.filter(({ data }) => data === nothingDue)).toHaveLength(1);
  });

  it('a QUIT that was answered is still the last one', async () => {
    await using server = await serve(twice);
    await using it = await open(server);
    await it.session.greeting();
    it.session.allowReset();
    expect((await it.session.command('QUIT')).code).toBe(221);
    await it.session.quit();
    expect(it.session.transcript.filter(({ from }) => from === 'client')).toHaveLength(1);
  });
});

describe('octets in clear between 220 and the handshake', () => {
  it.each([
    ['nothing', ''],
    ['a whole reply', '250 injected\r\n'],
    ['several', '250 one\r\n250 two\r\n'],
    ['half a reply', '250-inj'],
    ['a reply and a half', '250 one\r\n250-tw'],
  ])('%s', async (_what, extra) => {
    const { leaf, authority } = await certificates();
    await using server = await serve((raw) =>
      converse(raw, {
        EHLO: '250-mx\r\n250 STARTTLS\r\n',
        STARTTLS: () => {
          raw.removeAllListeners('data');
          raw.write(`220 go\r\n${extra}`, () =>
            secure(raw, leaf, (stream) => converse(stream, { NOOP: '250 inside\r\n' }, '')),
          );
        },
      }),
    );
    await using it = await open(server, { ca: [authority.cert] });
    await it.session.greeting();
    await it.session.ehlo('client.test');
    const { go, tls } = await it.session.startTls();
    expect(go.code).toBe(220);
    expect(tls?.ok).toBe(true);
    expect(it.session.beforeTls).toBe(extra);
    expect(it.session.extensions).toBeUndefined();
    expect(it.session.tls).toBe(true);
    expect((await it.session.command('NOOP')).text).toBe('inside');
    const sides = it.session.transcript.filter(({ from }) => from === 'server');
    expect(sides.filter(({ tls: inside }) => inside).map(({ data }) => data)).toEqual(['250 inside\r\n']);
    expect(
      sides
        .filter(({ tls: inside }) => !inside)
        .map(({ data }) => data)
        .join(''),
    ).toContain(`220 go\r\n${extra}`);
  });
});

describe('remaining', () => {
  it('counts the replies still to come, those already received included', async () => {
    await using server = await serve((socket) =>
      converse(socket, { NOOP: '250 OK\r\n', QUIT: (stream) => stream.end('221 bye\r\n') }),
    );
    await using it = await open(server);
    await it.session.greeting();
    it.session.send('NOOP\r\nNOOP\r\nNOOP\r\n');
    expect((await it.session.reply()).code).toBe(250);
    expect((await it.session.remaining()).map(({ code }) => code)).toEqual([250, 250, 221]);
    expect(it.session.exchanges.some(({ unasked }) => unasked)).toBe(false);
  });

  it('ends with the connection', async () => {
    await using server = await serve((socket) =>
      converse(socket, { NOOP: (stream) => stream.end('250 OK\r\n') }),
    );
    await using it = await open(server);
    await it.session.greeting();
    it.session.send('NOOP\r\nNOOP\r\n');
    expect((await it.session.remaining()).map(({ code }) => code)).toEqual([250]);
  });
});

describe('send', () => {
  it('writes pipelined octets in one segment', async () => {
    const segments: string[] = [];
    await using server = await serve((socket) => {
      socket.on('data', (chunk: Buffer) => segments.push(chunk.toString('latin1')));
      converse(socket, { RSET: '250 OK\r\n' });
    });
    await using it = await open(server);
    await it.session.greeting();
    const octets = `${'NOOP \xff\0\r\n'.repeat(200)}RSET\r\n`;
    it.session.send(octets);
    expect((await it.session.reply()).code).toBe(250);
    expect(segments).toEqual([octets]);
  });

  it('counts a wait, not a reply that is there already', async () => {
    await using server = await serve((socket) => converse(socket, { NOOP: '250 1\r\n250 2\r\n' }));
    await using it = await open(server);
    await it.session.greeting();
    const before = it.session.roundTrips;
    it.session.send('NOOP\r\n');
    await it.session.reply();
    await it.session.reply();
    expect(it.session.roundTrips - before).toBe(1);
  });

  it('counts one wait for what was sent together, though the replies come apart', async () => {
    let say: (reply: string) => void = () => undefined;
    await using server = await serve((socket) => {
      say = (reply) => socket.write(reply);
      converse(socket, {});
    });
    await using it = await open(server);
    await it.session.greeting();
    const before = it.session.roundTrips;
    it.session.send('NOOP\r\nNOOP\r\n');
    for (const reply of ['250 1\r\n', '250 2\r\n']) {
      const answer = it.session.reply();
      say(reply);
      expect((await answer).code).toBe(250);
    }
    expect(it.session.roundTrips - before).toBe(1);
  });
});

describe('quit', () => {
  it('is said once, and not at all on a session that has ended', async () => {
    let heard = 0;
    await using server = await serve((socket) =>
      converse(socket, {
        QUIT: (stream) => {
          heard += 1;
          stream.end('221 bye\r\n');
        },
      }),
    );
    await using it = await open(server);
    await it.session.greeting();
    expect((await it.session.quit()).code).toBe(221);
    expect((await it.session.quit()).kind).toBe('closed');
    await it.session.close();
    expect(heard).toBe(1);
  });

  it('is not said again behind a QUIT that was answered, before the server has closed', async () => {
    let talk = '';
    let end: () => void = () => undefined;
    let gone: Promise<unknown> | undefined;
    await using server = await serve((socket) => {
      socket.on('data', (chunk: Buffer) => {
        talk += chunk.toString('latin1');
      });
      end = () => socket.end();
      gone = once(socket, 'close');
      converse(socket, { QUIT: '221 bye\r\n' });
    });
    await using it = await open(server);
    await it.session.greeting();
    await it.session.command('quit');
    const before = it.session.roundTrips;
    const left = it.session.quit();
    end();
    expect((await left).kind).toBe('closed');
    await gone;
    expect(it.session.roundTrips).toBe(before);
    expect(talk).toBe('quit\r\n');
  });
});
