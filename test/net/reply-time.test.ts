import { expect, it } from 'vitest';
import { converse, open, serve } from './servers.js';

const delayMs = 80;

it('is up to the first octets of the reply, however long the rest takes', async () => {
  let finish: () => void = () => undefined;
  await using server = await serve((socket) =>
    converse(socket, {
      NOOP: (stream) => {
        stream.write('250-first\r\n');
        finish = () => stream.write('250 last\r\n');
      },
    }),
  );
  await using opened = await open(server);
  const { session } = opened;
  expect((await session.greeting()).ms, 'nothing was sent before it').toBeUndefined();
  const began = performance.now();
  const reply = session.command('NOOP');
  while (!session.transcript.some(({ data }) => data === '250-first\r\n'))
    await new Promise((next) => setImmediate(next));
  const seen = performance.now() - began;
  finish();
  const { code, ms } = await reply;
  expect(code).toBe(250);
  expect(ms).toBeGreaterThanOrEqual(0);
  expect(ms).toBeLessThanOrEqual(seen);
});

it('is not shorter than the server took', async () => {
  await using server = await serve((socket) =>
    converse(socket, { NOOP: (stream) => setTimeout(() => stream.write('250 OK\r\n'), delayMs) }),
  );
  await using opened = await open(server);
  await opened.session.greeting();
  // A timer of Node may be a millisecond early.
  expect((await opened.session.command('NOOP')).ms).toBeGreaterThanOrEqual(delayMs - 2);
});
