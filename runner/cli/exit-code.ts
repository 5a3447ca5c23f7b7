import { unmetByRoles } from '../../reports/shared/unmet-roles.js';
import { isExcused, type Report, type TargetReport, type Verdict } from '../result/index.js';
import { exitCodes, type FailOn } from './exit-codes.js';

type Code = (typeof exitCodes)[keyof typeof exitCodes];

const decided: readonly Verdict[] = ['pass', 'fail', 'warn', 'info'];
export const counting: Readonly<Record<FailOn, readonly Verdict[]>> = {
  fail: ['fail'],
  warn: ['fail', 'warn'],
  never: [],
};
const worstFirst: readonly Code[] = [exitCodes.ownError, exitCodes.notJudged, exitCodes.findings];

/**
 * Exit code of a report: the worst of its targets, in the order 4, 3, 1, 0; a run cut short is not judged. An address of a family that
 * this machine has no network of does not count where another address of the same service was judged. What services lack together counts
 * as a warning.
 */
export function exitCodeOf(report: Report, failOn: FailOn): Code {
  const { targets } = report;
  const counted = targets.filter((target) => !isExcused(target, targets));
  const codes = counted.flatMap((target) => codesOf(target, failOn));
  if (report.interrupted === true || targets.length === 0) codes.push(exitCodes.notJudged);
  if (counting[failOn].includes('warn') && unmetByRoles(report) > 0) codes.push(exitCodes.findings);
  return worstFirst.find((code) => codes.includes(code)) ?? exitCodes.ok;
}

function codesOf({ problem, checks }: TargetReport, failOn: FailOn): Code[] {
  const has = (verdicts: readonly Verdict[]): boolean =>
    checks.some(({ verdict }) => verdicts.includes(verdict));
  return [
    ...(has(['error']) ? [exitCodes.ownError] : []),
    ...(problem !== undefined || !has(decided) ? [exitCodes.notJudged] : []),
    ...(counts(checks, failOn) ? [exitCodes.findings] : []),
  ];
}

/** A finding that was expected does not count; an expectation that did not come true does. */
function counts(checks: TargetReport['checks'], failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return checks.some(
    ({ verdict, expected }) =>
      expected?.outcome === 'unmet' || (expected?.outcome !== 'met' && counting[failOn].includes(verdict)),
  );
}
