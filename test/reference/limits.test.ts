import { describe, expect, test } from 'vitest';
import { type ReferenceServer, startReference } from '../../runner/reference/index.js';
import { Dialogue } from './dialogue.js';
import { E, M, play, R } from './script.js';

const withFaults = async (
  faults: readonly string[],
  use: (server: ReferenceServer) => Promise<void>,
  idleMs?: number,
): Promise<void> => {
  const server = await startReference({ faults, ...(idleMs === undefined ? {} : { idleMs }) });
  try {
    await use(server);
  } finally {
    await server.close();
  }
};

describe('more than five sessions at once', () => {
  const opened = async (server: ReferenceServer, count: number): Promise<Dialogue[]> => {
    const all: Dialogue[] = [];
    for (let at = 0; at < count; at += 1) {
      all.push(await Dialogue.open(server.addresses.smtp));
      await all.at(-1)?.code();
    }
    return all;
  };
  const greetingOf = async (dialogue: Dialogue): Promise<string> => dialogue.raw.slice(0, 3) || 'end';

  test.each([
    ['session-limit-5-421', '421'],
    ['session-limit-5-554', '554'],
    ['session-limit-5-drops', 'end'],
  ])('%s', async (name, expected) => {
    await withFaults([name], async (server) => {
      const all = await opened(server, 6);
      const codes = await Promise.all(all.map(greetingOf));
      expect(codes).toEqual(['220', '220', '220', '220', '220', expected]);
      // Another service has sessions of its own, and who has left makes room.
      expect((await play(server, 'submission', [])).codes).toBe('220');
      const [first] = all;
      await first?.command('QUIT');
      await first?.rest();
      first?.close();
      await expect.poll(async () => (await play(server, 'smtp', [])).codes, { timeout: 20_000 }).toBe('220');
      for (const dialogue of all) dialogue.close();
    });
  });
});

test.each([
  ['connects-16-to-18-421', 18, '421'],
  ['connects-16-to-18-drop', 18, 'end'],
  ['connects-16-to-60-421', 60, '421'],
])('%s', async (name, last, expected) => {
  await withFaults([name], async (server) => {
    const codes: string[] = [];
    for (let count = 1; count <= last + 1; count += 1) codes.push((await play(server, 'smtp', [])).codes);
    const served = Array<string>(15).fill('220');
    expect(codes).toEqual([...served, ...Array<string>(last - 15).fill(expected), '220']);
  });
});

test.each([
  ['slow-data-421', '421'],
  ['slow-data-drops', 'end'],
])('%s comes before the data is complete, and not before it has begun', async (name, expected) => {
  await withFaults(
    [name],
    async (server) => {
      const begun = [E, M, R, 'DATA'];
      const { codes } = await play(server, 'smtp', [...begun, '>x\r\n', '<']);
      expect(codes).toBe(`220 250 250 250 354 ${expected}`);
      // Nothing is left of it when the data has come to its end in time.
      expect((await play(server, 'smtp', [...begun, 'x\r\n.', 'NOOP'])).codes).toBe(
        '220 250 250 250 354 250 250',
      );
      // Nobody who sends no data is told anything before the idle time is over.
      expect((await play(server, 'smtp', [...begun, '<'])).codes).toMatch(/ 421$/);
    },
    2_000,
  );
});

test('slow-data-drops-once: the next one is waited for', async () => {
  await withFaults(
    ['slow-data-drops-once'],
    async (server) => {
      const slow = [E, M, R, 'DATA', '>x\r\n', '<'];
      expect((await play(server, 'smtp', slow)).codes).toMatch(/354 end$/);
      // Nothing but the idle time of the server ends that one.
      expect((await play(server, 'smtp', slow)).codes).toMatch(/354 421$/);
    },
    2_000,
  );
});
