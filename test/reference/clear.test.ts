import { connect as connectTcp, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { type ReferenceServer, startReference } from '../../runner/reference/index.js';
import { Dialogue } from './dialogue.js';
import { E, M } from './script.js';

const withFaults = async <T>(
  faults: readonly string[],
  use: (server: ReferenceServer) => Promise<T>,
): Promise<T> => {
  const server = await startReference({ faults });
  try {
    return await use(server);
  } finally {
    await server.close();
  }
};

test('starttls-sometimes: every other connection finds it listed', async () => {
  await withFaults(['starttls-sometimes'], async ({ addresses }) => {
    const listed: boolean[] = [];
    for (let count = 0; count < 4; count++) {
      const dialogue = await Dialogue.open(addresses.smtp);
      await dialogue.reply();
      listed.push((await dialogue.command(E)).includes('STARTTLS'));
      dialogue.close();
    }
    expect(listed).toEqual([true, false, true, false]);
  });
});

/** All that comes in clear on submissions, up to the end or to `until`. */
async function clearOnSubmissions(server: ReferenceServer, sent: string, until: string): Promise<string> {
  const dialogue = await Dialogue.open(server.addresses.submissions);
  dialogue.send(sent);
  const text = await dialogue.until((octets) => octets.includes(until));
  dialogue.close();
  return text;
}

describe('submissions in clear', () => {
  test.each([
    ['implicit-tls-optional', `${E}\r\n`, ' HELP\r\n', /^220 .*\r\n250-mx/],
    ['implicit-tls-greets-silent-client', '', '220 ', /^220 /],
    ['implicit-tls-drops-silent-client', '', 'nothing', /^$/],
  ])('%s', async (fault, sent, until, expected) => {
    await withFaults([fault], async (server) => {
      expect(await clearOnSubmissions(server, sent, until)).toMatch(expected);
      const inside = await Dialogue.openTls(server.addresses.submissions, server.ca);
      expect([await inside.code(), await inside.command('NOOP')]).toEqual(['220', '250 2.0.0 OK']);
      inside.close();
    });
  });

  test('are met with an alert and the end by the strict server', async () => {
    await withFaults([], async (server) => {
      expect(await clearOnSubmissions(server, `${E}\r\n`, '250')).not.toMatch(/[25]\d\d /);
    });
  });
});

/** Ends TLS with close_notify and leaves TCP open; what comes in clear behind that is collected up to the end or to `until`. */
async function afterCloseNotify(server: ReferenceServer, sent: string, until: string): Promise<string> {
  const socket = connectTcp({ ...server.addresses.submissions, allowHalfOpen: true });
  const tap = tapOver(socket);
  const secured = connectTls({ socket: tap, ca: server.ca, servername: 'localhost' });
  const dialogue = new Dialogue(secured);
  await dialogue.reply();
  await dialogue.command(E);
  await new Promise<void>((done) => secured.end(() => done()));
  let clear = '';
  await new Promise<void>((done) => {
    socket.on('data', (chunk: Buffer) => {
      clear += chunk.toString('latin1');
      if (clear.includes(until)) done();
    });
    socket.on('end', done).on('close', done).on('error', done);
    socket.write(sent);
  });
  socket.destroy();
  return clear;
}

function tapOver(socket: Socket): Duplex {
  const tap = new Duplex({
    read: () => {},
    write: (chunk: Buffer, _encoding, done) => socket.write(chunk, () => done()),
    final: (done) => done(),
  });
  socket.on('data', (chunk: Buffer) => tap.push(chunk));
  return tap;
}

describe('behind close_notify', () => {
  test.each([
    ['clear-after-close-notify', '530 5.7.0'],
    ['commands-after-close-notify', '503 5.5.1'],
  ])('%s: commands are read in clear', async (fault, reply) => {
    await withFaults([fault], async (server) => {
      expect(await afterCloseNotify(server, `NOOP\r\n${M}\r\n`, reply)).toContain(`250 2.0.0 OK\r\n${reply}`);
    });
  });

  test('the strict server reads nothing in clear', async () => {
    await withFaults([], async (server) => {
      expect(await afterCloseNotify(server, 'NOOP\r\n', '250 ')).not.toContain('250 ');
    });
  });
});
