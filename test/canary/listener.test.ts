import { expect, test } from 'vitest';
import { canary, codesOf, converse, message } from './clients.js';

const token = 'token-0123456789';

test('keeps the octets as they came, and ends a message at CRLF . CRLF alone', async () => {
  const listener = await canary();
  const data = 'Subject: x\r\n\r\na\n.\nb\r.\rc\r\n..d\0\xff\r\n.\r\r\ne';
  expect(codesOf(await converse(listener, message(data)))).toBe('220 250 250 250 354 250 221');
  expect(await listener.wait(token, 'message', 0, undefined)).toEqual({
    peer: '127.0.0.1',
    helo: 'c.test',
    from: 'a@b.test',
    to: [`smtpspec-${token}@canary.test`],
    octets: data.length + 2,
    data: `${data}\r\n`,
  });
});

test('knows a message by its text too, and a bounce by its recipient', async () => {
  const listener = await canary();
  await converse(listener, message(`X: ${token}`, 'else@canary.test'));
  expect(await listener.wait(token, 'bounce', 0, undefined)).toBeUndefined();
  expect((await listener.wait(token, 'either', 0, undefined))?.to).toEqual(['else@canary.test']);
  await converse(listener, message('Returned', `smtpspec-bounce-${token}@canary.test`, ''));
  expect(await listener.wait(token, 'bounce', 0, undefined)).toMatchObject({
    from: '',
    data: 'Returned\r\n',
  });
  expect((await listener.wait(token, 'message', 0, undefined))?.to).toEqual(['else@canary.test']);
});

test('tells whoever waits, and nobody for whom nothing came', async () => {
  const listener = await canary();
  const waiting = listener.wait(token, 'message', 60_000, undefined);
  const other = new AbortController();
  const inVain = listener.wait('token-9999999999', 'message', 60_000, other.signal);
  await converse(listener, message('x'));
  expect((await waiting)?.octets).toBe(3);
  other.abort();
  expect(await inVain).toBeUndefined();
  expect(await listener.wait('token-9999999999', 'message', 1, undefined)).toBeUndefined();
});

test('takes an empty message, and a second one in the same session', async () => {
  const heard: number[] = [];
  const listener = await canary({ onArrival: ({ octets }) => heard.push(octets) });
  const one = 'MAIL FROM:<>\r\nRCPT TO:<x@canary.test>\r\nDATA\r\n';
  const said = await converse(listener, `HELO c\r\n${one}.\r\n${one}x\r\n.\r\nRSET\r\nNOOP\r\nQUIT\r\n`);
  expect(codesOf(said)).toBe('220 250 250 250 354 250 250 250 354 250 250 250 221');
  expect(heard).toEqual([0, 3]);
});

test('refuses what is out of order, and passes nothing on', async () => {
  const listener = await canary();
  const said = await converse(listener, 'RCPT TO:<a@b>\r\nDATA\r\nMAIL x\r\nVRFY a\r\nSTARTTLS\r\nQUIT\r\n');
  expect(codesOf(said)).toBe('220 503 503 501 502 502 221');
});

test.each([
  ['a line without an end', 'x'.repeat(20_000)],
  ['a message without an end', `${message('').split('DATA')[0]}DATA\r\n${'x'.repeat(3_000_000)}`],
  ['errors without an end', 'FOO\r\n'.repeat(60)],
])('cuts off %s', async (_, octets) => {
  const listener = await canary();
  expect(await converse(listener, octets).catch(() => 'reset')).not.toContain('221');
});

test('a port that is taken is an error of Node', async () => {
  const { port } = await canary();
  await expect(canary({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
