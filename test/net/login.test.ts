import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { LoginOutcome } from '../../runner/net/index.js';
import { cramMd5 } from '../../runner/protocol/sasl/cram-md5.js';
import { plain, type SaslClient } from '../../runner/protocol/sasl/index.js';
import { login } from '../../runner/protocol/sasl/login.js';
import { scram } from '../../runner/protocol/sasl/scram.js';
import { xoauth2 } from '../../runner/protocol/sasl/xoauth2.js';
import { scramServer } from '../protocol/sasl/scram-server.js';
import { open, serve } from './servers.js';

const alice = { user: 'alice', password: 'correct horse' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const unbase64 = (text: string): string => Buffer.from(text, 'base64').toString();

/** Greets, and answers each line by the function. */
function answering(answer: (line: string, count: number) => string): (socket: Socket) => void {
  return (socket) => {
    let text = '';
    let count = 0;
    socket.write('220 mx.test\r\n');
    socket.on('data', (chunk) => {
      const lines = (text + chunk.toString('latin1')).split('\r\n');
      text = lines.pop() ?? '';
      for (const line of lines) socket.write(`${answer(line, count++)}\r\n`);
    });
  };
}

/** Logs in with the client; how it ended, and what the server was told. */
async function outcomeOf(
  client: SaslClient,
  answer: (line: string, count: number) => string,
): Promise<LoginOutcome & { readonly told: readonly string[] }> {
  const told: string[] = [];
  await using server = await serve(
    answering((line, count) => {
      told.push(line);
      return line === '*' ? '501 5.5.2 cancelled' : answer(line, count);
    }),
  );
  await using it = await open(server);
  await it.session.greeting();
  return { ...(await it.session.login(client)), told };
}

describe('an exchange', () => {
  it.each([
    ['235 in', 'accepted'],
    ['535 no', 'refused'],
    ['454 later', 'undecided'],
    ['250 what', 'undecided'],
  ])('that ends with %s is %s', async (reply, kind) => {
    expect(await outcomeOf(plain(alice), () => reply)).toMatchObject({ kind, mechanism: 'PLAIN' });
  });

  it('puts an initial response into the command while the line stays within 512 octets', async () => {
    const short = await outcomeOf(plain(alice), () => '235 in');
    expect(short.told).toEqual([`AUTH PLAIN ${base64('\0alice\0correct horse')}`]);
    const client = xoauth2({ user: 'alice', token: 't'.repeat(2_000) });
    const long = await outcomeOf(client, (line) => (line === 'AUTH XOAUTH2' ? '334 ' : '235 in'));
    expect(long.kind).toBe('accepted');
    expect(long.told.map(({ length }) => length > 512)).toEqual([false, true]);
  });

  it('of LOGIN does not mind challenges that are no base64', async () => {
    const ended = await outcomeOf(login(alice), (_line, count) => (count < 2 ? '334 Your turn!' : '235 in'));
    expect(ended).toMatchObject({
      kind: 'accepted',
      told: ['AUTH LOGIN', base64('alice'), base64('correct horse')],
    });
  });

  it.each([
    ['a challenge that is no base64', () => '334 Your turn!', 'no base64', ['AUTH CRAM-MD5', '*']],
    ['an empty challenge', () => '334 ', 'empty', ['AUTH CRAM-MD5', '*']],
  ])('is cancelled at %s', async (_what, answer, why, told) => {
    const ended = await outcomeOf(cramMd5(alice), answer);
    expect(ended).toMatchObject({ kind: 'given-up', why: expect.stringContaining(why), told });
    expect(ended.answer.code).toBe(501);
  });

  it('is cancelled where the server never stops asking', async () => {
    const endless: SaslClient = {
      mechanism: 'PLAIN',
      proof: 'none',
      digests: [],
      start: () => undefined,
      respond: () => Buffer.from('more'),
    };
    const ended = await outcomeOf(endless, () => '334 ');
    expect(ended).toMatchObject({ kind: 'given-up', why: expect.stringContaining('asks on') });
    expect(ended.told).toHaveLength(10);
  });

  const conversation = (password: string, last: (proof: string) => string) => {
    const server = scramServer('SCRAM-SHA-256', 'alice', password, Buffer.alloc(0));
    return (line: string, count: number): string => {
      if (count === 0) return `334 ${base64(server.first(unbase64(line.split(' ')[2] ?? '')))}`;
      return count === 1 ? last(server.last(unbase64(line))) : '235 in';
    };
  };
  const client = () => scram('SCRAM-SHA-256', alice, 'none');

  it('of SCRAM is accepted with the proof of the server', async () => {
    const ended = await outcomeOf(
      client(),
      conversation('correct horse', (proof) => `334 ${base64(proof)}`),
    );
    expect(ended.kind).toBe('accepted');
    expect(ended.told.at(-1)).toBe('');
  });

  it('of SCRAM without that proof is an outcome of its own', async () => {
    const ended = await outcomeOf(
      client(),
      conversation('correct horse', () => '235 in'),
    );
    expect(ended.kind).toBe('unproven');
  });

  it('of SCRAM with a wrong proof is cancelled', async () => {
    const wrong = `334 ${base64(`v=${base64('x'.repeat(32))}`)}`;
    const ended = await outcomeOf(
      client(),
      conversation('correct horse', () => wrong),
    );
    expect(ended).toMatchObject({ kind: 'false-proof', why: expect.stringContaining('signature is wrong') });
    expect(ended.told.at(-1)).toBe('*');
  });
});
