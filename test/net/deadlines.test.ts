import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { deadlinesFor, Session } from '../../runner/net/index.js';
import { converse, notes, open, serve, settingsFor } from './servers.js';

const soonMs = 60;

describe('a wait that runs out', () => {
  it('for the connection is an error with code ETIMEDOUT', async (context) => {
    await using server = await deafListener();
    if (server.full) {
      const connecting = Session.connect(settingsFor(server, { deadlines: { connectMs: soonMs } }));
      await expect(connecting).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    } else context.skip('this kernel completes connections that nobody accepts');
  });

  it('for the greeting', async () => {
    await using server = await serve(() => undefined);
    await using it = await open(server, { deadlines: { greetingMs: soonMs } });
    expect((await it.session.greeting()).kind).toBe('timed-out');
    expect(notes(it.session).at(-1)).toMatch(/^no reply within/);
    expect(it.session.open).toBe(true);
  });

  it('for a command', async () => {
    await using server = await serve((socket) => converse(socket, {}));
    await using it = await open(server, { deadlines: { commandMs: soonMs } });
    expect((await it.session.greeting()).is(220)).toBe(true);
    expect((await it.session.command('NOOP')).kind).toBe('timed-out');
  });

  it('for the end of data, which has its own', async () => {
    await using server = await serve((socket) => converse(socket, { DATA: '354 go\r\n' }));
    await using it = await open(server, { deadlines: { dataMs: soonMs } });
    await it.session.greeting();
    expect((await it.session.command('DATA')).is(354)).toBe(true);
    expect((await it.session.endData('x\r\n')).kind).toBe('timed-out');
  });

  it('for the whole session ends it, whatever the server still says', async () => {
    await using server = await serve((socket) => converse(socket, { NOOP: '250 OK\r\n' }));
    await using it = await open(server, { deadlines: { sessionMs: soonMs } });
    await it.session.greeting();
    let answer = await it.session.command('NOOP');
    while (answer.kind === 'reply') answer = await it.session.command('NOOP');
    expect(answer.kind).toBe('timed-out');
    expect(answer.toString()).toMatch(/^the session was given up/);
    expect(it.session.open).toBe(false);
  });

  it('for the handshake says so', async () => {
    await using server = await serve(() => undefined);
    await using it = await open(server, { implicitTls: true, deadlines: { connectMs: soonMs } });
    expect(it.tls).toMatchObject({ ok: false, why: expect.stringMatching(/handshake was not done/) });
  });

  it('for the close', async () => {
    await using server = await serve((socket) => converse(socket, {}));
    await using it = await open(server);
    await it.session.greeting();
    expect((await it.session.end(soonMs)).kind).toBe('timed-out');
  });
});

describe('after a wait that ran out', () => {
  it('a late reply is not held to be unasked, and nobody says what it answers', async () => {
    await using server = await serve((socket) =>
      converse(socket, {
        SLOW: () => undefined,
        NOOP: '250 late\r\n250 OK\r\n',
        QUIT: (stream) => stream.end('221 bye\r\n'),
      }),
    );
    await using it = await open(server, { deadlines: { commandMs: soonMs } });
    await it.session.greeting();
    await it.session.command('SLOW');
    expect((await it.session.command('NOOP')).text).toBe('late');
    await it.session.quit();
    expect(it.session.exchanges.filter(({ unasked }) => unasked)).toEqual([]);
    expect(it.session.exchanges.map(({ to }) => to)).toEqual(['greeting', undefined, undefined, undefined]);
  });

  it('half a reply is not taken for what the server meant to say', async () => {
    await using server = await serve((socket) =>
      converse(socket, { SLOW: '250-half', NOOP: ' and whole\r\n250 OK\r\n' }),
    );
    await using it = await open(server, { deadlines: { commandMs: soonMs } });
    await it.session.greeting();
    expect((await it.session.command('SLOW')).reply).toBeUndefined();
    expect((await it.session.command('NOOP')).text).toBe('half and whole\nOK');
    expect(it.session.exchanges.flatMap(({ reply }) => [...reply.irregularities])).toEqual([]);
  });

  it('a reply that we cut off ourselves is no exchange', async () => {
    await using server = await serve((socket) => converse(socket, { SLOW: '250-half' }));
    await using it = await open(server, { deadlines: { commandMs: soonMs } });
    await it.session.greeting();
    await it.session.command('SLOW');
    await it.session.close();
    expect(it.session.exchanges.map(({ to }) => to)).toEqual(['greeting']);
  });

  it('a QUIT that overtakes a pending command makes no reply unasked', async () => {
    await using server = await serve((socket) =>
      converse(socket, {
        THREE: () => undefined,
        QUIT: (stream) => stream.end('250 1\r\n250 2\r\n250 3\r\n221 bye\r\n'),
      }),
    );
    await using it = await open(server);
    await it.session.greeting();
    const pending = it.session.command('THREE');
    await it.session.quit(soonMs);
    expect((await pending).text).toBe('1');
    expect(it.session.exchanges.filter(({ unasked }) => unasked)).toEqual([]);
  });
});

describe('silence', () => {
  it('is true when nothing came, false for a reply, half a reply, or the end', async () => {
    await using server = await serve((socket) =>
      converse(socket, { REPLY: '250 OK\r\n', HALF: '250', END: (stream) => stream.end() }),
    );
    await using it = await open(server);
    await it.session.greeting();
    expect(await it.session.silence(soonMs)).toBe(true);
    for (const verb of ['REPLY', 'HALF', 'END']) {
      await using other = await open(server);
      await other.session.greeting();
      other.session.send(`${verb}\r\n`);
      expect(await other.session.silence(5_000), verb).toBe(false);
    }
  });
});

describe('deadlinesFor', () => {
  it('derives all of them from one figure, the connection bounded', () => {
    expect(deadlinesFor(1_000)).toEqual({
      connectMs: 1_000,
      greetingMs: 1_000,
      commandMs: 1_000,
      dataMs: 2_000,
      sessionMs: 8_000,
    });
    expect(deadlinesFor(40_000).connectMs).toBe(15_000);
  });
});

/** A listener whose thread is blocked, with so many connections that the kernel takes no more, if it ever stops. */
async function deafListener(): Promise<{ address: string; port: number; full: boolean } & AsyncDisposable> {
  const source = `
    const { parentPort } = require('node:worker_threads');
    const server = require('node:net').createServer();
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
    });`;
  const worker = new Worker(source, { eval: true });
  const port = await new Promise<number>((done) => worker.once('message', done));
  const sockets: Socket[] = [];
  let full = false;
  while (!full && sockets.length < 10) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    // A bounded wait, as a connection that never comes about shows in no other way.
    full = await new Promise((done) => {
      const timer = setTimeout(() => done(true), 200);
      socket.once('connect', () => {
        clearTimeout(timer);
        done(false);
      });
    });
  }
  return {
    address: '127.0.0.1',
    port,
    full,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await worker.terminate();
    },
  };
}
