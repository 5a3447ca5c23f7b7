import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectionBudget } from '../../runner/engine/budget.js';

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

afterEach(() => {
  vi.useRealTimers();
});

describe('ConnectionBudget', () => {
  it('never has more in use than its limit, starts in order, and finishes everything', async () => {
    const job = fc.record({ slots: fc.integer({ min: 1, max: 6 }), turns: fc.nat(3), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(job, { maxLength: 12 }),
        async (limit, jobs) => {
          const budget = new ConnectionBudget(limit);
          const started: number[] = [];
          let inUse = 0;
          const work = jobs.map(({ slots, turns, fails }, index) =>
            budget.run(slots, async () => {
              started.push(index);
              inUse += slots;
              // Work that needs more than there is runs alone, or it would never run.
              expect(inUse <= limit || inUse === slots).toBe(true);
              for (let count = 0; count < turns; count += 1) await turn();
              inUse -= slots;
              if (fails) throw new Error('on purpose');
            }),
          );
          await Promise.allSettled(work);
          expect(started).toEqual(jobs.map((_, index) => index));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lets small work wait behind big work, so that the big one gets its turn', async () => {
    const budget = new ConnectionBudget(2);
    const order: string[] = [];
    let open: () => void = () => undefined;
    const first = budget.run(
      1,
      () =>
        new Promise<void>((done) => {
          open = done;
        }),
    );
    const big = budget.run(2, async () => void order.push('big'));
    const small = budget.run(1, async () => void order.push('small'));
    await turn();
    expect(order).toEqual([]);
    open();
    await Promise.all([first, big, small]);
    expect(order).toEqual(['big', 'small']);
  });

  it('starts work that idles first and side by side, and leaves the rest a connection', async () => {
    const budget = new ConnectionBudget(3);
    const started: string[] = [];
    const wake: (() => void)[] = [];
    const idler = (name: string) => () => {
      started.push(name);
      return new Promise<void>((done) => wake.push(done));
    };
    const idlers = ['a', 'b', 'c'].map((name) => budget.run(1, idler(name), 'idle'));
    const quick = ['d', 'e'].map((name) => budget.run(1, async () => void started.push(name)));
    await Promise.all(quick);
    expect(started).toEqual(['a', 'b', 'd', 'e']);
    for (const done of wake.splice(0)) done();
    await turn();
    for (const done of wake.splice(0)) done();
    await Promise.all(idlers);
    expect(started.at(-1)).toBe('c');
  });

  it('starts the next link of a chain before what can run side by side, and at once what needs no connection', async () => {
    const budget = new ConnectionBudget(1);
    const order: string[] = [];
    const link = (name: string) => budget.run(1, async () => void order.push(name), 'chain');
    await Promise.all([
      budget.run(1, async () => void order.push('first')),
      budget.run(1, async () => void order.push('ordinary')),
      link('one').then(() => link('two')),
      budget.run(0, async () => void order.push('none')),
    ]);
    expect(order).toEqual(['none', 'first', 'one', 'two', 'ordinary']);
  });

  it('lets work that idles run where there is one connection', async () => {
    const budget = new ConnectionBudget(1);
    const order: string[] = [];
    await Promise.all([
      budget.run(1, async () => void order.push('quick')),
      budget.run(1, async () => void order.push('idle'), 'idle'),
      budget.run(1, async () => void order.push('later')),
    ]);
    expect(order).toEqual(['quick', 'idle', 'later']);
  });

  it('is halved by a back-off, once for those that are turned away side by side, and never below one', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    const budget = new ConnectionBudget(4);
    let inUse = 0;
    let most = 0;
    const one = () =>
      budget.run(1, async () => {
        inUse += 1;
        most = Math.max(most, inUse);
        await turn();
        inUse -= 1;
      });
    for (const expected of [4, 2, 1, 1]) {
      most = 0;
      await Promise.all(Array.from({ length: 8 }, one));
      expect(most).toBe(expected);
      const pauseMs = budget.backOff();
      expect(budget.backOff()).toBe(pauseMs);
      vi.advanceTimersByTime(pauseMs);
    }
  });

  it('pauses twice as long each time, up to 30 s, and less again when the server serves us', () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    const budget = new ConnectionBudget(4);
    const next = () => {
      const pauseMs = budget.backOff();
      vi.advanceTimersByTime(pauseMs);
      return pauseMs;
    };
    expect(Array.from({ length: 7 }, next)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    for (let count = 0; count < 9; count += 1) budget.served();
    expect(next()).toBe(1_000);
  });

  it('holds new connections after a back-off, until the pause is over', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    const budget = new ConnectionBudget(4);
    await budget.held(undefined);
    const pauseMs = budget.backOff();
    let held = true;
    const waiting = budget.held(undefined).then(() => {
      held = false;
    });
    await vi.advanceTimersByTimeAsync(pauseMs - 1);
    expect(held).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
  });

  it('holds nobody when the run is over', async () => {
    const budget = new ConnectionBudget(4);
    budget.backOff();
    const controller = new AbortController();
    const waiting = budget.held(controller.signal);
    controller.abort();
    await waiting;
    await budget.held(controller.signal);
  });
});
