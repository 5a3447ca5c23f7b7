import { describe, expect, it } from 'vitest';
import { withExpectation } from '../../runner/engine/expectation.js';
import { audit, BadOption, expectationProblem } from '../../runner/engine/index.js';
import { startReference } from '../../runner/reference/index.js';
import type { Verdict } from '../../runner/result/index.js';
import { check } from '../reports/example-checks.js';
import { checkedAudit, targetOf } from './audits.js';
import { catalogueOf, noop, scenario } from './catalogues.js';

const known = { verdict: 'fail', reason: 'ours' } as const;

describe('withExpectation', () => {
  it.each<[verdict: Verdict, outcome: string]>([
    ['fail', 'met'],
    ['warn', 'unmet'],
    ['info', 'unmet'],
    ['pass', 'unmet'],
    ['inconclusive', 'open'],
    ['error', 'open'],
    ['not-applicable', 'open'],
    ['skipped', 'open'],
  ])('fail expected, %s seen: %s', (verdict, outcome) => {
    const judged = withExpectation(check('a/b', { verdict }), { 'a/b': known });
    expect(judged.expected).toEqual({ ...known, key: 'a/b', outcome });
    expect(judged.verdict).toBe(verdict);
  });

  it('puts the line of a variant before that of its scenario', () => {
    const expectations = { 'a/b': known, 'a/b [x y]': { verdict: 'warn', reason: 'the other' } } as const;
    const variant = (name: string) =>
      withExpectation(check('a/b', { verdict: 'warn', variant: name }), expectations);
    expect(variant('x y').expected).toMatchObject({ key: 'a/b [x y]', outcome: 'met' });
    expect(variant('z').expected).toMatchObject({ key: 'a/b', outcome: 'unmet' });
  });

  it('leaves a check alone of which nothing is expected', () => {
    const judged = check('a/constructor', { verdict: 'fail' });
    expect(withExpectation(judged, { 'a/b': known })).toBe(judged);
  });
});

describe('expectationProblem', () => {
  const catalogue = catalogueOf([noop, scenario('a/table', noop.run, { variants: { one: 1, two: 2 } })]);
  it.each([
    ['commands/noop', undefined],
    ['a/table', undefined],
    ['a/table [two]', undefined],
    ['a/table [three]', 'names no variant'],
    ['commands/noop [x]', 'names no variant'],
    ['commands/*', 'names no scenario'],
    ['', 'names no scenario'],
  ])('%j: %s', (key, why) => {
    const problem = expectationProblem(key, catalogue, ['smtp']);
    if (why === undefined) expect(problem).toBeUndefined();
    else expect(problem?.why).toContain(why);
  });

  it('minds the services', () => {
    const only = catalogueOf([scenario('a/b', noop.run, { services: ['submission'] })]);
    expect(expectationProblem('a/b', only, ['smtp'])?.why).toContain('is not asked of smtp');
    expect(expectationProblem('a/b', only, ['smtp', 'submission'])).toBeUndefined();
  });
});

describe('targets with options of their own', () => {
  it('refuses what cannot be expected before anything is sent', async () => {
    const target = { target: 'smtp://127.0.0.1:1', expect: { 'commands/nop': known } };
    const run = audit(catalogueOf([noop]), { targets: [target] });
    await expect(run).rejects.toThrow(BadOption);
    await expect(run).rejects.toThrow('did you mean commands/noop?');
  });

  it('refuses an option that cannot be used', async () => {
    const target = { target: 'smtp://127.0.0.1:1', recipient: 'nobody' };
    await expect(audit(catalogueOf([noop]), { targets: [target] })).rejects.toThrow('recipient "nobody"');
  });

  it('are asked with them, the rest with those of the run, by one run id', async () => {
    const seen = new Map<string, readonly [recipient: string, domain: string | undefined, run: string]>();
    const look = scenario('a/look', async ({ service, probe, pass }) => {
      seen.set(service, [probe.recipient, probe.domain, probe.runId]);
      return pass();
    });
    const server = await startReference();
    try {
      const { targets } = await checkedAudit(catalogueOf([look]), {
        targets: [
          targetOf(server),
          { target: targetOf(server, 'submission'), recipient: 'bob@b.test' },
          {
            target: targetOf(server, 'submissions'),
            serverName: 'localhost',
            ca: [server.ca],
            connections: 1,
          },
        ],
        domain: 'a.test',
        recipient: 'alice@a.test',
      });
      expect(targets.map(({ options }) => options)).toEqual([
        undefined,
        { recipient: 'bob@b.test', domain: 'b.test' },
        { serverName: 'localhost', connections: 1 },
      ]);
      const run = seen.get('smtp')?.[2];
      expect([...seen].sort()).toEqual([
        ['smtp', ['alice@a.test', 'a.test', run]],
        ['submission', ['bob@b.test', 'b.test', run]],
        ['submissions', ['alice@a.test', 'a.test', run]],
      ]);
    } finally {
      await server.close();
    }
  });
});
