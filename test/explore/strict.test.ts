import { describe, expect, it } from 'vitest';
import { exploreReference } from './explorations.js';

describe('the strict reference server', () => {
  it.each([
    ['smtp', 14_000],
    ['submission', 3_000],
    ['submissions', 3_000],
  ] as const)('%s: nothing is found in %i commands', { timeout: 240_000 }, async (service, commands) => {
    const result = await exploreReference([], { service, commands, errors: 15, seed: 20_000 });
    expect(result.counterexamples).toEqual([]);
    expect([result.notReproduced, result.problem, result.unlisted]).toEqual([[], undefined, []]);
    expect(result.searched.commands).toBe(commands);
    expect(result.stored).toBe(0);
    expect(result.reached).toContain('with a sender and a recipient accepted');
  });

  it('may be lenient or strict where the text leaves room', async () => {
    for (const fault of [
      'mail-before-hello-accepted',
      'nested-mail-accepted',
      'nested-mail-restarts',
      'starttls-in-transaction-503',
      'rcpt-temporary-450',
      'vrfy-252',
      'error-limit-3',
      'data-before-rcpt-354-then-554',
      'bytewise',
    ]) {
      const { counterexamples, notReproduced, stored } = await exploreReference([fault], { commands: 200 });
      expect([counterexamples, notReproduced, stored], fault).toEqual([[], [], 0]);
    }
  });
});
