import { expect, test } from 'vitest';
import { startReference } from '../../runner/reference/index.js';
import { Dialogue } from './dialogue.js';
import { E, M, play, R } from './script.js';

const L = 'LHLO client.test';
const NOBODY = 'RCPT TO:<nobody@reference.test>';

test('LMTP is there when it is asked for, and the rest as ever', async () => {
  const plain = await startReference();
  expect(plain.addresses).not.toHaveProperty('lmtp');
  await plain.close();
  const server = await startReference({ ports: { lmtp: 0 } });
  expect(Object.keys(server.addresses)).toEqual(['smtp', 'submission', 'submissions', 'lmtp']);
  expect((await play(server, 'smtp', [L, E])).codes).toBe('220 500 250');
  await server.close();
});

test('a taken port for LMTP is an error', async () => {
  const server = await startReference();
  await expect(startReference({ ports: { lmtp: server.addresses.smtp.port } })).rejects.toThrow('EADDRINUSE');
  await server.close();
});

test.each([
  ['no hello of SMTP', [E, 'HELO c.test', M, L, M], '220 500 500 503 250 250'],
  ['no data for nobody', [L, M, NOBODY, 'DATA'], '220 250 250 550 503'],
  ['no chunks', [L, M, R, 'BDAT 1 LAST', 'NOOP'], '220 250 250 250 502 250'],
  ['no relaying', [L, M, 'RCPT TO:<a@other.test>'], '220 250 250 550'],
  ['TLS', [L, 'STARTTLS', 'tls', L, M], '220 250 220 250 250'],
])('%s', async (_, steps, codes) => {
  const server = await startReference({ ports: { lmtp: 0 } });
  expect((await play(server, 'lmtp', steps)).codes).toBe(codes);
  await server.close();
});

test('the end of the data draws a reply for each accepted recipient, the same mailbox twice included', async () => {
  const server = await startReference({ ports: { lmtp: 0 } });
  const { lmtp } = server.addresses;
  if (lmtp === undefined) throw new Error('no LMTP');
  const dialogue = await Dialogue.open(lmtp);
  expect(await dialogue.code()).toBe('220');
  const codes: string[] = [];
  for (const line of [L, M, R, NOBODY, R, 'DATA']) codes.push((await dialogue.command(line)).slice(0, 3));
  expect(codes.join(' ')).toBe('250 250 250 550 250 354');
  dialogue.send('x\r\n.\r\nQUIT\r\n');
  const ends = [await dialogue.code(), await dialogue.code(), await dialogue.code(), await dialogue.code()];
  expect(ends.join(' ')).toBe('250 250 221 end');
  expect(server.messages).toHaveLength(1);
  expect(server.messages[0]).toMatchObject({
    service: 'lmtp',
    to: ['alice@reference.test', 'alice@reference.test'],
  });
  await server.close();
});
