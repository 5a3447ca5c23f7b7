import { describe, expect, test } from 'vitest';
import { exitCodeOf, type FailOn } from '../../runner/cli/exit-code.js';
import type { Report, Verdict } from '../../runner/result/index.js';
import { exampleReport } from '../reports/example.js';

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

function reportOf(targets: readonly (readonly Verdict[] | string)[]): Report {
  const example = exampleReport();
  const [target] = example.targets;
  const [check] = target?.checks ?? [];
  if (target === undefined || check === undefined) throw new Error('the example has no check');
  return {
    ...example,
    targets: targets.map((verdicts) =>
      typeof verdicts === 'string'
        ? { ...target, problem: verdicts, checks: [] }
        : { ...target, checks: verdicts.map((verdict) => ({ ...check, verdict })) },
    ),
  };
}
