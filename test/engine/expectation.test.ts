import { describe, expect, it } from 'vitest';
import { withExpectations } from '../../runner/engine/expectation.js';
import { audit, BadOption, type Expectations, expectationProblem } from '../../runner/engine/index.js';
import { startReference } from '../../runner/reference/index.js';
import type { Verdict } from '../../runner/result/index.js';
import { check } from '../reports/example-checks.js';
import { checkedAudit, targetOf } from './audits.js';
import { catalogueOf, noop, scenario } from './catalogues.js';

const known = { verdict: 'fail', reason: 'ours' } as const;

describe('withExpectations', () => {
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
    const [judged] = withExpectations([check('a/b', { verdict })], { 'a/b': known });
    expect(judged?.expected).toEqual({ ...known, key: 'a/b', outcome });
    expect(judged?.verdict).toBe(verdict);
  });

  const variants = (told: Readonly<Record<string, Verdict>>, expectations: Expectations) =>
    withExpectations(
      Object.entries(told).map(([variant, verdict]) => check('a/b', { variant, verdict })),
      expectations,
    ).map(({ expected }) => expected && `${expected.key} ${expected.outcome}`);

  it('puts the line of a variant before that of its scenario', () => {
    const expectations = { 'a/b': known, 'a/b [x y]': { verdict: 'warn', reason: 'the other' } } as const;
    expect(variants({ 'x y': 'warn', z: 'pass' }, expectations)).toEqual(['a/b [x y] met', 'a/b unmet']);
  });

  it.each<[told: Record<string, Verdict>, outcomes: readonly (string | undefined)[]]>([
    [{ one: 'pass', two: 'fail', three: 'fail' }, [undefined, 'a/b met', 'a/b met']],
    [{ one: 'pass', two: 'warn', three: 'pass' }, [undefined, 'a/b unmet', undefined]],
    [{ one: 'pass', two: 'inconclusive' }, [undefined, 'a/b open']],
  ])('a line for all variants is met by any, and counts once: %j', (told, outcomes) => {
    expect(variants(told, { 'a/b': known })).toEqual(outcomes);
  });

  it('leaves a check alone of which nothing is expected, and a line that is about none', () => {
    const judged = check('a/constructor', { verdict: 'fail' });
    expect(withExpectations([judged], { 'a/b': known })).toEqual([judged]);
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
