import type { CheckReport, Report, TargetReport } from '../../runner/result/index.js';

/** Checks of a report, or of a target, whose expectation came out so. */
export function expectedIn(
  { checks }: Pick<TargetReport, 'checks'>,
  outcome: NonNullable<CheckReport['expected']>['outcome'],
): CheckReport[] {
  return checks.filter(({ expected }) => expected?.outcome === outcome);
}

/** How often an expectation came true or did not, by verdict of the check where it is asked for. */
export function countExpected(
  { targets }: Report,
  outcome: 'met' | 'unmet',
  verdict?: CheckReport['verdict'],
): number {
  const found = targets.flatMap((target) => expectedIn(target, outcome));
  return found.filter((check) => verdict === undefined || check.verdict === verdict).length;
}

/** What was expected of a check, what came of it, and what to do; undefined where nothing was. */
export function expectationWords({ expected, verdict }: CheckReport): string | undefined {
  if (expected === undefined) return undefined;
  const { reason, key, outcome } = expected;
  if (outcome === 'met') return `${expected.verdict} is expected: ${reason}`;
  const was = `${expected.verdict} was expected (${reason})`;
  if (outcome === 'open') return `${was}, and it could not be judged`;
  const change = verdict === 'pass' || verdict === 'info' ? 'delete' : 'change';
  return `${was}, and it is ${verdict}: ${change} the line "${key}" under expect`;
}
