import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { RawPipe } from '../../runner/net/raw-pipe.js';
import { serve } from './servers.js';

const octets = Buffer.from(
  Array.from({ length: 4 * 1024 * 1024 }, (_, index) => (index * 31 + (index >> 8)) & 0xff),
);

describe('RawPipe', () => {
  it('reads no more than is taken from it, and loses nothing', async () => {
    await using server = await serve((socket) => socket.end(octets));
    const raw = await connected(server.port);
    const pipe = new RawPipe(raw);
    pipe.read(0);
    await new Promise((done) => raw.once('pause', done));
    expect(pipe.readableLength).toBeLessThan(pipe.readableHighWaterMark + 1024 * 1024);
    expect(raw.bytesRead).toBeLessThan(octets.length);
    const parts: Buffer[] = [];
    for await (const part of pipe) parts.push(part as Buffer);
    expect(Buffer.concat(parts).equals(octets)).toBe(true);
    expect(pipe.tcpEnded).toBe(true);
    pipe.destroy();
    expect(raw.destroyed).toBe(true);
  });

  it('passes writes and the end on', async () => {
    let hear: (all: Buffer) => void;
    const heard = new Promise<Buffer>((resolve) => {
      hear = resolve;
    });
    await using server = await serve((socket) => {
      const parts: Buffer[] = [];
      socket.on('data', (part: Buffer) => parts.push(part));
      socket.on('end', () => hear(Buffer.concat(parts)));
    });
    const pipe = new RawPipe(await connected(server.port));
    pipe.write(octets);
    pipe.end('the end');
    expect((await heard).equals(Buffer.concat([octets, Buffer.from('the end')]))).toBe(true);
    pipe.destroy();
  });

  it('passes a reset on as an error', async () => {
    await using server = await serve((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    const pipe = new RawPipe(await connected(server.port));
    const failed = new Promise((resolve) => pipe.once('error', resolve));
    pipe.write('x');
    expect(await failed).toMatchObject({ code: 'ECONNRESET' });
  });
});

async function connected(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  await new Promise((done, fail) => socket.once('connect', done).once('error', fail));
  return socket;
}
