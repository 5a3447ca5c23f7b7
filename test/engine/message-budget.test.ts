import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Lease, MessageBudget } from '../../runner/engine/message-budget.js';

const minuteMs = 60_000;

/** A lease that must have been given by now; undefined while it waits. */
function watch(asked: Promise<Lease | string>): { now: Lease | string | undefined } {
  const seen: { now: Lease | string | undefined } = { now: undefined };
  void asked.then((answer) => {
    seen.now = answer;
  });
  return seen;
}

const settled = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the sum', () => {
  it('is never exceeded, and what was not used is for others', async () => {
    const budget = new MessageBudget({ most: 5, perMinute: undefined, minuteMs });
    const first = (await budget.lease(4, undefined)) as Lease;
    const second = watch(budget.lease(3, undefined));
    await settled();
    expect(second.now).toBeUndefined();
    first.settle(2);
    await settled();
    expect(second.now).toBeTypeOf('object');
    expect(await budget.lease(4, undefined)).toBe('may hand over 4 messages, and of --messages 5 3 are left');
  });

  it('refuses what can no longer be had once others have used theirs', async () => {
    const budget = new MessageBudget({ most: 5, perMinute: undefined, minuteMs });
    const first = (await budget.lease(4, undefined)) as Lease;
    const second = watch(budget.lease(3, undefined));
    first.settle(4);
    await settled();
    expect(second.now).toBe('may hand over 3 messages, and of --messages 5 1 are left');
  });

  it('gives a second try what is over, and never lets it wait', async () => {
    const budget = new MessageBudget({ most: 3, perMinute: undefined, minuteMs });
    const lease = (await budget.lease(2, undefined)) as Lease;
    expect(lease.extend(2)).toBe(false);
    expect(lease.extend(1)).toBe(true);
    expect(lease.extend(0)).toBe(true);
    lease.settle(3);
    expect(await budget.lease(1, undefined)).toMatch(/0 are left/);
  });

  it('is no matter for who sends none', async () => {
    const budget = new MessageBudget({ most: 0, perMinute: 1, minuteMs });
    const lease = (await budget.lease(0, undefined)) as Lease;
    expect(lease.extend(0)).toBe(true);
    expect(lease.extend(1)).toBe(false);
  });
});

describe('the rate', () => {
  it('holds in any minute, in the order of asking', async () => {
    const budget = new MessageBudget({ most: 100, perMinute: 3, minuteMs });
    ((await budget.lease(2, undefined)) as Lease).settle(2);
    await vi.advanceTimersByTimeAsync(30_000);
    const second = watch(budget.lease(2, undefined));
    const third = watch(budget.lease(1, undefined));
    await vi.advanceTimersByTimeAsync(29_000);
    expect([second.now, third.now]).toEqual([undefined, undefined]);
    await vi.advanceTimersByTimeAsync(1_001);
    expect([typeof second.now, typeof third.now]).toEqual(['object', 'object']);
  });

  it('counts what was accepted, not what might have been', async () => {
    const budget = new MessageBudget({ most: 100, perMinute: 3, minuteMs });
    ((await budget.lease(3, undefined)) as Lease).settle(0);
    const second = watch(budget.lease(3, undefined));
    await settled();
    expect(second.now).toBeTypeOf('object');
  });

  it('leaves out what is more than a minute may see', async () => {
    const budget = new MessageBudget({ most: 100, perMinute: 3, minuteMs });
    expect(await budget.lease(4, undefined)).toBe(
      'may hand over 4 messages, --message-rate allows 3 a minute',
    );
  });

  it('makes nobody wait when the run is over', async () => {
    const budget = new MessageBudget({ most: 100, perMinute: 1, minuteMs });
    const controller = new AbortController();
    ((await budget.lease(1, undefined)) as Lease).settle(1);
    const second = watch(budget.lease(1, controller.signal));
    await settled();
    expect(second.now).toBeUndefined();
    controller.abort();
    await settled();
    expect(second.now).toBeTypeOf('object');
  });
});
