import { describe, expect, it } from 'vitest';
import { maximumConnectionOctets } from '../../runner/net/connection.js';
import { maximumTranscriptOctets } from '../../runner/net/transcript.js';
import { maximumReplyOctets } from '../../runner/protocol/reply.js';
import { startReference } from '../../runner/reference/index.js';
import { converse, notes, open, serve, serverText } from './servers.js';

describe('a server that never stops talking', () => {
  it.each(['ten-megabyte-line', 'endless-greeting', 'endless-multiline'])('%s is a flood', async (fault) => {
    const server = await startReference({ faults: [fault] });
    const { host: address, port } = server.addresses.smtp;
    {
      await using it = await open({ address, port });
      let answer = await it.session.greeting();
      if (answer.kind === 'reply') answer = await it.session.ehlo('client.test');
      expect(answer.kind).toBe('flooded');
      expect(answer.reply?.irregularities.has('unterminated')).toBe(true);
      expect(answer.reply?.raw.length).toBeLessThanOrEqual(maximumReplyOctets + 65_536);
      expect(serverText(it.session).length).toBeLessThanOrEqual(maximumTranscriptOctets);
      expect(notes(it.session).at(-1)).toMatch(/^\d+ more octets are not kept/);
      expect(it.session.open).toBe(false);
    }
    await server.close();
  });

  it('in replies that do end is one, too', async () => {
    await using server = await serve((socket) =>
      converse(socket, { NOOP: '250 OK and more\r\n'.repeat(maximumConnectionOctets / 16) }),
    );
    await using it = await open(server);
    await it.session.greeting();
    let answer = await it.session.command('NOOP');
    while (answer.kind === 'reply') answer = await it.session.reply();
    expect(answer.kind).toBe('flooded');
  });

  it('keeps the notes that say how it ended', async () => {
    await using server = await serve((socket) => socket.write(Buffer.alloc(2 * maximumReplyOctets, 'x')));
    await using it = await open(server);
    await it.session.greeting();
    expect(notes(it.session).some((note) => /we stopped reading/.test(note))).toBe(true);
  });
});
