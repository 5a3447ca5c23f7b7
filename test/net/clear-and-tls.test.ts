import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../runner/net/index.js';
import { startReference } from '../../runner/reference/index.js';
import { open, serve } from './servers.js';

describe('octets in clear beside TLS', () => {
  it('go out in front of the ClientHello, in one segment, and are in the transcript', async () => {
    let first: ((chunk: Buffer) => void) | undefined;
    const seen = new Promise<Buffer>((resolve) => {
      first = resolve;
    });
    await using listener = await serve((socket) => {
      socket.once('data', (chunk: Buffer) => {
        first?.(chunk);
        socket.destroy();
      });
    });
    await using it = await open(listener);
    expect((await it.session.upgrade('NOOP\r\n')).ok).toBe(false);
    expect((await seen).subarray(0, 8).toString('latin1')).toBe('NOOP\r\n\x16\x03');
    expect(it.session.transcript).toContainEqual(
      expect.objectContaining({ from: 'client', tls: false, data: 'NOOP\r\n' }),
    );
  });

  it('are carried out by a server that keeps them, and counted with QUIT and what goes ahead of it', async () => {
    await using it = await session('smtp', ['starttls-clear-lines-executed']);
    await it.session.greeting();
    await it.session.ehlo('client.test');
    await it.session.command('STARTTLS');
    expect((await it.session.upgrade('HELP\r\n')).ok).toBe(true);
    expect((await it.session.remaining('NOOP\r\n')).map(({ code }) => code)).toEqual([214, 250, 221]);
  });

  it('go on where TLS was ended, and TCP was not', async () => {
    await using it = await session('submissions', ['clear-after-close-notify']);
    await it.session.greeting();
    await it.session.leaveTls();
    expect(it.session.tls).toBe(false);
    let answer = '';
    const { kind } = await it.session.exchangeOctets(Buffer.from('NOOP\r\n'), (chunk) => {
      answer += chunk.toString('latin1');
      return answer.includes('250 ') ? answer.length : undefined;
    });
    expect(kind).toBe('done');
    expect(answer).toContain('250 2.0.0 OK\r\n');
  });

  it.each([
    ['closed', (socket: Socket) => socket.end()],
    ['reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('may be met with a connection that is %s, which is no reason to try again', async (kind, finish) => {
    await using listener = await serve((socket) => {
      socket.on('data', () => finish(socket));
      socket.resume();
    });
    await using it = await open(listener);
    it.session.allowReset();
    const end = await it.session.exchangeOctets(Buffer.from('NOOP\r\n'), () => undefined);
    expect(end.kind).toBe(kind);
    expect(it.session.wasReset).toBe(false);
  });

  it('are not waited for where the server ended the connection with TLS', async () => {
    await using it = await session('submissions', []);
    await it.session.greeting();
    it.session.allowReset();
    await it.session.leaveTls();
    const { kind } = await it.session.exchangeOctets(Buffer.from('NOOP\r\n'), () => undefined);
    expect(['closed', 'reset']).toContain(kind);
  });
});

/** A session with the reference server, which is closed with it. */
async function session(
  service: 'smtp' | 'submissions',
  faults: readonly string[],
): Promise<{ session: Session } & AsyncDisposable> {
  const server = await startReference({ faults });
  const { host: address, port } = server.addresses[service];
  const it = await open({ address, port }, { implicitTls: service === 'submissions', ca: [server.ca] });
  return {
    session: it.session,
    async [Symbol.asyncDispose]() {
      await it[Symbol.asyncDispose]();
      await server.close();
    },
  };
}
