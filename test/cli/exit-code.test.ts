import { describe, expect, test } from 'vitest';
import { headline } from '../../reports/shared/headline.js';
import { exitCodeOf } from '../../runner/cli/exit-code.js';
import type { FailOn } from '../../runner/cli/exit-codes.js';
import type { Report, Verdict } from '../../runner/result/index.js';
import { exampleReport } from '../reports/example.js';
import { siteReport } from '../reports/example-roles.js';

const pass: Verdict[] = ['pass'];
const fail: Verdict[] = ['pass', 'fail'];
const warn: Verdict[] = ['pass', 'warn'];

const cases: readonly [
  what: string,
  targets: readonly (readonly Verdict[] | string)[],
  failOn: FailOn,
  code: number,
][] = [
  ['all pass', [['pass', 'not-applicable', 'skipped']], 'fail', 0],
  ['a fail', [fail], 'fail', 1],
  ['a warn is below fail', [warn], 'fail', 0],
  ['a warn with --fail-on warn', [warn], 'warn', 1],
  ['a fail with --fail-on warn', [fail], 'warn', 1],
  ['a fail with --fail-on never', [fail], 'never', 0],
  ['info alone is decided', [['info']], 'fail', 0],
  ['nothing decided', [['inconclusive', 'skipped', 'not-applicable']], 'fail', 3],
  ['no check at all', [[]], 'fail', 3],
  ['no target at all', [], 'fail', 3],
  ['nothing decided with --fail-on never', [['skipped']], 'never', 3],
  ['some inconclusive beside a pass', [['pass', 'inconclusive']], 'fail', 0],
  ['a target with a problem', ['refused'], 'fail', 3],
  ['an error', [['pass', 'error']], 'fail', 4],
  ['an error with --fail-on never', [['pass', 'error']], 'never', 4],
  ['an error alone is worse than nothing decided', [['error']], 'fail', 4],
  ['not judged is worse than findings', [fail, 'refused'], 'fail', 3],
  ['findings are worse than none', [pass, fail], 'fail', 1],
  ['an error is worst, wherever it is', ['refused', fail, ['error']], 'fail', 4],
];

describe('exitCodeOf', () => {
  test.each(cases)('%s', (_, targets, failOn, code) => {
    expect(exitCodeOf(reportOf(targets), failOn)).toBe(code);
  });

  test('an expectation between services that is not met, and that no check tells of, is a warning', () => {
    const { roles } = siteReport();
    const report = { ...reportOf([pass]), ...(roles === undefined ? {} : { roles }) };
    expect(exitCodeOf(report, 'fail')).toBe(0);
    expect(exitCodeOf(report, 'warn')).toBe(1);
    expect(exitCodeOf(report, 'never')).toBe(0);
  });

  test.each([
    ['fail', 'met', 'fail', 0],
    ['warn', 'met', 'warn', 0],
    ['pass', 'unmet', 'fail', 1],
    ['warn', 'unmet', 'fail', 1],
    ['pass', 'unmet', 'never', 0],
    ['inconclusive', 'open', 'fail', 3],
  ] as const)('%s where the expectation is %s, with --fail-on %s', (verdict, outcome, failOn, code) => {
    const report = reportOf([[verdict]]);
    const expected = { verdict: 'fail', reason: 'so we want it', key: 'a/b', outcome } as const;
    for (const check of report.targets.flatMap(({ checks }) => checks)) Object.assign(check, { expected });
    expect(exitCodeOf(report, failOn)).toBe(code);
  });

  test.each([
    ['pass', pass, 3],
    ['findings', fail, 3],
    ['error', ['error'] satisfies Verdict[], 4],
  ])('an interrupted run with %s', (_, verdicts, code) => {
    expect(exitCodeOf({ ...reportOf([verdicts]), interrupted: true }, 'fail')).toBe(code);
  });
});

describe('an address of a family that this machine does not have', () => {
  const lost = { kind: 'no-family', text: 'no IPv6', next: 'Elsewhere.' } as const;

  test.each([
    ['beside one that passes', [pass, 'no IPv6'], 0],
    ['beside one with findings', [fail, 'no IPv6'], 1],
    ['beside one where nothing was decided', [['skipped'] satisfies Verdict[], 'no IPv6'], 3],
    ['alone', ['no IPv6'], 3],
    ['beside one that was refused', ['refused', 'no IPv6'], 3],
  ] as const)('%s', (_, targets, code) => {
    const report = reportOf(targets);
    for (const target of report.targets) if (target.problem === 'no IPv6') target.reach = lost;
    expect(exitCodeOf(report, 'fail')).toBe(code);
    expect(headline(report).text.includes('could not be judged')).toBe(
      targets.includes('refused' as never) || !targets.some((it) => typeof it !== 'string'),
    );
  });

  test('does not count for another service', () => {
    const report = reportOf([pass, 'no IPv6']);
    for (const target of report.targets)
      if (target.problem !== undefined) Object.assign(target, { reach: lost, url: 'smtp://other.test:25' });
    expect(exitCodeOf(report, 'fail')).toBe(3);
  });
});

function reportOf(targets: readonly (readonly Verdict[] | string)[]): Report {
  const example = exampleReport();
  const [target] = example.targets;
  const [check] = target?.checks ?? [];
  if (target === undefined || check === undefined) throw new Error('the example has no check');
  return {
    ...example,
    roles: [],
    targets: targets.map((verdicts) =>
      typeof verdicts === 'string'
        ? { ...target, problem: verdicts, checks: [] }
        : { ...target, checks: verdicts.map((verdict) => ({ ...check, verdict })) },
    ),
  };
}
