import { describe, expect, it } from 'vitest';
import { BadOption, explore } from '../../runner/index.js';
import { listFaults, startReference } from '../../runner/reference/index.js';
import { exploreReference, linesOf, settingsFor } from './explorations.js';

const withoutClock = (found: Awaited<ReturnType<typeof exploreReference>>) => ({
  ...found,
  target: '',
  counterexamples: found.counterexamples.map((it) => ({ ...it, dialogue: linesOf(it) })),
});

describe('a seed', () => {
  it('repeats the walk', async () => {
    const run = () => exploreReference(['rset-does-nothing'], { seed: 99, commands: 200 });
    const [first, second] = [await run(), await run()];
    expect(withoutClock(second)).toEqual(withoutClock(first));
    expect(first.searched.commands).toBe(200);
  });

  it('is drawn anew where none is given, and told', async () => {
    const server = await startReference();
    const { seed: _, ...settings } = settingsFor(server, 'smtp');
    const seeds = [await explore({ ...settings, commands: 1 }), await explore({ ...settings, commands: 1 })];
    await server.close();
    expect(new Set(seeds.map(({ seed }) => seed)).size).toBe(2);
  });
});

describe('a server that is no match', () => {
  const bounded = { commands: 60, timeoutMs: 1_000 };

  it.each(listFaults().filter(({ area }) => area === 'hostile'))('$name: it ends', async ({ name }) => {
    const { counterexamples, problem, kept, searched } = await exploreReference([name], bounded);
    expect(kept).toEqual([]);
    expect(searched.commands).toBeLessThanOrEqual(60);
    if (['bytewise', 'banner-hostile', 'ehlo-hostile'].includes(name)) {
      expect([counterexamples, problem]).toEqual([[], undefined]);
      return;
    }
    // What never served a command is no finding; a close in place of a reply is one.
    const rows = counterexamples.map(({ row }) => row);
    if (name === 'close-after-greeting' || name === 'close-mid-reply') expect(rows).toEqual(['5321-3.8-02']);
    else expect([rows, problem]).toEqual([[], expect.any(String)]);
  });

  it('that cannot be reached is not judged', async () => {
    const server = await startReference();
    const settings = settingsFor(server, 'smtp');
    await server.close();
    expect(await explore(settings)).toMatchObject({
      problem: expect.stringContaining('refused'),
      counterexamples: [],
    });
  });

  it('that answers everything with 421 is left alone', async () => {
    const { problem, searched } = await exploreReference(['everything-421'], bounded);
    expect(problem).toMatch(/421/);
    expect(searched.sessions).toBe(0);
  });

  it('that gives no reply is told from one that is slow', async () => {
    const mute = await exploreReference(['unknown-verb-no-reply'], { ...bounded, commands: 20 });
    const [found] = mute.counterexamples;
    expect(found).toMatchObject({ row: '5321-4.2-01', to: 'unknown' });
    expect(found && linesOf(found)).toEqual(['FROBNICATE']);
    const silent = await exploreReference(['greets-then-silent'], bounded);
    expect([silent.counterexamples, typeof silent.problem]).toEqual([[], 'string']);
  });

  it('that sends every reply twice is one finding', async () => {
    const { counterexamples } = await exploreReference(['reply-twice'], bounded);
    expect(counterexamples.map(({ row }) => row)).toEqual(['5321-4.2-01']);
  });
});

it('shows no password', async () => {
  const result = await exploreReference(['auth-second-accepted'], { service: 'submissions', seed: 1 });
  const text = JSON.stringify(result);
  expect(text).toContain('AUTH PLAIN ***');
  expect(text).not.toContain('correct horse');
  expect(text).not.toContain(Buffer.from('\0alice@reference.test\0correct horse').toString('base64'));
});

it('ends with QUIT when it is interrupted', async () => {
  const server = await startReference();
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 300);
  const result = await explore({
    ...settingsFor(server, 'smtp'),
    commands: 1_000_000,
    signal: controller.signal,
  });
  await server.close();
  expect(result.problem).toMatch(/^the run was interrupted/);
  expect(result.counterexamples).toEqual([]);
});

it.each([
  [{ target: 'mail.example.org' }, 'stands for several services'],
  [{ commands: 0 }, 'commands must be a whole number from 1'],
  [{ seed: -1 }, 'seed must be a whole number from 0'],
  [{ errors: 0 }, 'errors must be a whole number from 1'],
  [{ recipient: 'nobody' }, 'is no mailbox'],
])('%j is refused before anything is sent', async (given, words) => {
  const refused = explore({ target: 'smtp://127.0.0.1:1', ...given });
  await expect(refused).rejects.toThrow(BadOption);
  await expect(explore({ target: 'smtp://127.0.0.1:1', ...given })).rejects.toThrow(words);
});
