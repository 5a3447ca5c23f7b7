import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { certificates, open, secure, serve } from './servers.js';

const parts = ['text', '\r', '\n.', '\r\n', 'more\r\n', '.\r\n'];
const sent = parts.join('');

const applicationData = 23;

/** Content types of the TLS records in what crossed the wire. */
function records(octets: Buffer): number[] {
  const found = [];
  for (let at = 0; at + 5 <= octets.length; at += 5 + octets.readUInt16BE(at + 3))
    found.push(octets.readUInt8(at));
  return found;
}

describe('parts that are sent apart', () => {
  it('come in segments of their own, and stand in the transcript one by one', async () => {
    const read: string[] = [];
    await using server = await serve((socket) => {
      socket.write('220 mx\r\n');
      socket.on('data', (part: Buffer) => {
        read.push(part.toString());
        if (read.join('') === sent) socket.write('250 ok\r\n');
      });
    });
    await using it = await open(server);
    await it.session.greeting();
    await it.session.sendApart(parts);
    expect((await it.session.reply('end of data')).is(250)).toBe(true);
    expect(read).toEqual(parts);
    const written = it.session.transcript.filter(({ from }) => from === 'client').map(({ data }) => data);
    expect(written).toEqual(parts);
  });

  it('come in TLS records of their own', async () => {
    const { authority, leaf } = await certificates();
    const read: string[] = [];
    await using server = await serve((socket) => {
      secure(socket, leaf, (stream) => {
        stream.write('220 mx\r\n');
        stream.on('data', (part: Buffer) => {
          read.push(part.toString());
          if (read.join('') === sent) stream.write('250 ok\r\n');
        });
      });
    });
    // Between the two, what crosses the wire is seen.
    const wire: Buffer[] = [];
    await using between = await serve((socket) => {
      const onward = connect(server.port, server.address);
      onward.on('error', () => socket.destroy());
      socket.on('data', (part: Buffer) => wire.push(part));
      socket.pipe(onward).pipe(socket);
    });
    await using it = await open(between, { implicitTls: true, ca: [authority.cert] });
    await it.session.greeting();
    const before = records(Buffer.concat(wire)).length;
    await it.session.sendApart(parts);
    expect((await it.session.reply('end of data')).is(250)).toBe(true);
    expect(read).toEqual(parts);
    const mine = records(Buffer.concat(wire)).slice(before);
    expect(mine).toEqual(parts.map(() => applicationData));
  });

  it('are given up with the connection', async () => {
    await using server = await serve((socket) => {
      socket.write('220 mx\r\n');
      socket.once('data', () => socket.resetAndDestroy());
    });
    await using it = await open(server);
    await it.session.greeting();
    await it.session.sendApart(parts);
    expect((await it.session.reply()).kind).toBe('reset');
  });
});
