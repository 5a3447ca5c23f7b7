import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { answerOverHttp, type CanaryListener, remoteCanary } from '../../runner/canary/index.js';
import { serve } from '../net/servers.js';
import { canary, converse, message } from './clients.js';

const token = 'token-0123456789';

async function answering(listener: CanaryListener): Promise<string> {
  const web = await answerOverHttp(listener, '127.0.0.1', 0);
  onTestFinished(() => web.close());
  return `127.0.0.1:${web.port}`;
}

test('gives the arrival that the listener has, or gets', async () => {
  const listener = await canary();
  const remote = remoteCanary(await answering(listener));
  const waiting = remote.wait(token, 'message', 60_000, undefined);
  await converse(listener, message('a\nb\0\xff'));
  expect(await waiting).toEqual(await listener.wait(token, 'message', 0, undefined));
  expect(await remote.wait(token, 'bounce', 1, undefined)).toBeUndefined();
});

test('gives up when the run is interrupted', async () => {
  const remote = remoteCanary(await answering(await canary()));
  const run = new AbortController();
  const waiting = remote.wait(token, 'message', 60_000, run.signal);
  run.abort();
  expect(await waiting).toBeUndefined();
});

test.each([
  '/',
  '/arrival',
  '/arrival?token=short&kind=message&wait=0',
  `/arrival?token=${token}&kind=x&wait=0`,
])('tells nothing to who asks %s', async (path) => {
  const { statusCode, body } = await request(`http://${await answering(await canary())}${path}`);
  await body.dump();
  expect(statusCode).toBe(400);
});

test.each([
  ['no JSON', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno'],
  ['what is no arrival', 'HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{"arrival":{}}'],
  ['an error', 'HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n'],
  ['another protocol', '220 mx ESMTP\r\n'],
])('an answer that is %s is an error that says so', async (_, answer) => {
  await using server = await serve((socket) => {
    socket.once('data', () => socket.end(answer));
  });
  const remote = remoteCanary(`${server.address}:${server.port}`);
  await expect(remote.wait(token, 'message', 0, undefined)).rejects.toThrow(/^the canary at 127/);
});
