import { describe, expect, it } from 'vitest';
import { startReference } from '../../runner/reference/index.js';
import { auditReference, checkedAudit, only, targetOf } from './audits.js';
import { catalogueOf, noop, scenario } from './catalogues.js';

/** A scenario has sixteen times as long. */
const timeoutMs = 200;

describe.concurrent('a scenario that overruns its deadline', () => {
  it('is inconclusive, although it never ends by itself', async () => {
    const endless = scenario('suite/endless', async ({ session }) => {
      await session('hello');
      return new Promise(() => undefined);
    });
    const target = await auditReference(catalogueOf([endless, noop]), { timeoutMs });
    expect(target.checks[0]).toMatchObject({
      verdict: 'inconclusive',
      message: expect.stringMatching(/^given up after/),
    });
    expect(target.checks[1]?.verdict).toBe('pass');
  });

  it('has as much more time as its head asks for, and idles side by side with others', async () => {
    let idle = 0;
    let most = 0;
    const idling = (id: string) =>
      scenario(
        id,
        async ({ session, minutes, pass, inconclusive }) => {
          const open = await session('hello');
          idle += 1;
          most = Math.max(most, idle);
          const quiet = await open.silence(minutes(10));
          idle -= 1;
          const reply = await open.command('NOOP');
          return quiet && reply.is(250) ? pass() : inconclusive(`${reply}`);
        },
        { idleMinutes: 12 },
      );
    const catalogue = catalogueOf([noop, idling('suite/one'), idling('suite/two'), idling('suite/three')]);
    const target = await auditReference(catalogue, { timeoutMs: 400, minuteMs: 400 });
    expect(target.checks.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'commands/noop pass',
      'suite/one pass',
      'suite/two pass',
      'suite/three pass',
    ]);
    expect(most).toBe(3);
  });

  it('opens no more sessions', async () => {
    const opening = scenario('suite/opening', async ({ session }) => {
      for (;;) await (await session('greeted')).quit();
    });
    const server = await startReference();
    const targets = [targetOf(server)];
    const target = only((await checkedAudit(catalogueOf([opening]), { targets, timeoutMs })).targets);
    // The first one lets a connection arrive that was under way at the deadline.
    await checkedAudit(catalogueOf([noop]), { targets });
    const { connections } = server.counters;
    await checkedAudit(catalogueOf([noop]), { targets });
    expect(server.counters.connections).toBe(connections + 2);
    expect(target.checks[0]?.verdict).toBe('inconclusive');
    await server.close();
  });
});
