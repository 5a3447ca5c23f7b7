import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secrets } from '../../runner/net/secrets.js';
import { maximumTranscriptOctets, Transcript } from '../../runner/net/transcript.js';
import { plain, plainResponse, secretForms } from '../../runner/protocol/sasl/index.js';
import { startReference } from '../../runner/reference/index.js';
import { cut, replyStream } from '../protocol/streams.js';
import { converse, open, serve } from './servers.js';

const password = 'correct horse';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

function recorded(segments: readonly string[], secrets: readonly string[] = []): string[] {
  const transcript = new Transcript(new Secrets(secrets));
  for (const segment of segments) transcript.server(segment, false);
  return transcript.entries.map(({ data }) => data);
}

describe('what the server says', () => {
  it('is one entry a line, the same whatever the segments', () => {
    fc.assert(
      fc.property(replyStream, fc.array(fc.nat()), (octets, places) => {
        const lines = recorded(cut(octets, []).map((all) => all.toString('latin1')));
        expect(recorded(cut(octets, places).map((part) => part.toString('latin1')))).toEqual(lines);
        expect(lines.join('')).toBe(octets.toString('latin1'));
        expect(
          lines.every((line) => line.indexOf('\n') === -1 || line.indexOf('\n') === line.length - 1),
        ).toBe(true);
      }),
    );
  });

  it('is the same from a server that sends octet by octet', async () => {
    const dialogues = await Promise.all(
      [[], ['bytewise'], ['reply-split-bytes']].map(async (faults) => {
        const server = await startReference({ faults });
        const { host: address, port } = server.addresses.smtp;
        await using it = await open({ address, port });
        await it.session.greeting();
        await it.session.ehlo('client.test');
        await it.session.command('NOOP');
        await it.session.quit();
        await server.close();
        return it.session.transcript.flatMap(({ from, data }) => (from === 'note' ? [] : [[from, data]]));
      }),
    );
    expect(dialogues[1]).toEqual(dialogues[0]);
    expect(dialogues[2]).toEqual(dialogues[0]);
  });

  it('is never mixed with what we said, or with another layer', () => {
    const transcript = new Transcript();
    transcript.server('220', false);
    transcript.client('EHLO x\r\n', false);
    transcript.server(' mx\r\n25', false);
    transcript.server('0 OK\r\n', true);
    expect(transcript.entries.map(({ from, tls, data }) => [from, tls, data])).toEqual([
      ['server', false, '220'],
      ['client', false, 'EHLO x\r\n'],
      ['server', false, ' mx\r\n'],
      ['server', false, '25'],
      ['server', true, '0 OK\r\n'],
    ]);
  });

  it('is kept up to the bound, and what is not kept is counted', () => {
    const transcript = new Transcript();
    const line = `250 ${'x'.repeat(994)}\r\n`;
    for (let count = 0; count < 200; count += 1) transcript.server(line, false);
    const kept = Math.floor(maximumTranscriptOctets / line.length);
    expect(transcript.entries.filter(({ from }) => from === 'server')).toHaveLength(kept);
    expect(transcript.entries.at(-1)).toMatchObject({
      from: 'note',
      data: `${(200 - kept) * line.length} more octets are not kept (bound ${maximumTranscriptOctets})`,
    });
  });
});

describe('a secret', () => {
  it.each([
    ['as it is', password],
    ['in base64', base64(password)],
    ['in PLAIN', plainResponse('alice', password)],
  ])('that the server echoes %s is masked, however it is cut', async (_how, echoed) => {
    await using server = await serve((socket) => {
      converse(socket, {
        AUTH: () => {
          for (const octet of `535 wrong: ${echoed}!\r\n`) socket.write(octet);
        },
        AGAIN: `250 it was ${echoed}\r\n`,
      });
    });
    const secrets = new Secrets(secretForms({ user: 'alice', password }));
    await using it = await open(server, { secrets });
    await it.session.greeting();
    await it.session.login(plain({ user: 'alice', password }));
    await it.session.command('AGAIN');
    const text = it.session.transcript.map(({ data }) => data).join('');
    expect(text).toContain('535 wrong: ***!\r\n');
    expect(text).toContain('250 it was ***\r\n');
    for (const form of [password, base64(password), plainResponse('alice', password)])
      expect(text).not.toContain(form);
  });

  it('is masked at any cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 6 }), (places) => {
        const octets = Buffer.from(`250-${password}\r\n250 x${password}${password}y\r\n`);
        const lines = recorded(cut(octets, places).map(String), [password]);
        expect(lines).toEqual(['250-***\r\n', '250 x******y\r\n']);
      }),
    );
  });

  it('that holds another is masked whole', () => {
    expect(recorded(['250 abcdef abc\r\n'], ['abc', 'abcdef'])).toEqual(['250 *** ***\r\n']);
  });

  it('of one or two characters is not, as that would mask everything', () => {
    expect(recorded(['250 OK\r\n'], ['OK', ''])).toEqual(['250 OK\r\n']);
  });
});

describe('an AUTH exchange', () => {
  it('shows verb and mechanism, and no response', async () => {
    await using server = await serve((socket) => {
      let waiting = 0;
      converse(socket, {
        AUTH: (stream) => stream.write('334 VXNlcm5hbWU6\r\n'),
        [base64('alice').toUpperCase()]: (stream) => {
          waiting += 1;
          stream.write('334 UGFzc3dvcmQ6\r\n');
        },
        [base64(password).toUpperCase()]: '235 2.7.0 in\r\n',
        NOOP: () => socket.write(`250 ${waiting}\r\n`),
      });
    });
    await using it = await open(server);
    await it.session.greeting();
    for (const line of ['AUTH LOGIN', base64('alice'), base64(password), 'NOOP'])
      await it.session.command(line);
    expect(it.session.transcript.flatMap(({ from, data }) => (from === 'client' ? [data] : []))).toEqual([
      'AUTH LOGIN\r\n',
      '***\r\n',
      '***\r\n',
      'NOOP\r\n',
    ]);
  });

  it.each([
    ['AUTH PLAIN AGFsaWNlAHB3', 'AUTH PLAIN ***\r\n'],
    ['auth plain AGFsaWNlAHB3', 'auth plain ***\r\n'],
    ['AUTH  LOGIN\tYWxpY2U=', 'AUTH  LOGIN\t***\r\n'],
    ['AUTH CRAM-MD5', 'AUTH CRAM-MD5\r\n'],
    ['NOOP\r\nAUTH PLAIN AGFsaWNlAHB3', 'NOOP\r\nAUTH PLAIN ***\r\n'],
  ])('%j is shown as %j', async (line, shown) => {
    await using server = await serve((socket) =>
      converse(socket, { NOOP: '250 OK\r\n', AUTH: '535 no\r\n' }),
    );
    await using it = await open(server);
    await it.session.greeting();
    it.session.send(`${line}\r\n`);
    await it.session.reply();
    expect(it.session.transcript.flatMap(({ from, data }) => (from === 'client' ? [data] : []))).toEqual([
      shown,
    ]);
  });

  it('masks the digest of CRAM-MD5', async () => {
    await using server = await serve((socket) =>
      converse(socket, { AUTH: '334 PDFAbXg+\r\n', ZGLNZXN0: '535 no\r\n' }),
    );
    await using it = await open(server);
    await it.session.greeting();
    await it.session.command('AUTH CRAM-MD5');
    expect((await it.session.command('ZGlnZXN0')).code).toBe(535);
    expect(it.session.transcript.map(({ data }) => data).join('')).not.toContain('ZGlnZXN0');
  });
});
