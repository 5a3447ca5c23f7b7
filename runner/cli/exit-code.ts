import { unmetByRoles } from '../../reports/shared/unmet-roles.js';
import type { Report, TargetReport, Verdict } from '../result/index.js';

/** What the process tells its caller. */
export const exitCodes = { ok: 0, findings: 1, usage: 2, notJudged: 3, ownError: 4, killed: 130 } as const;

export const failOnChoices = ['fail', 'warn', 'never'] as const;
/** The least verdict that counts as a finding. */
export type FailOn = (typeof failOnChoices)[number];

type Code = (typeof exitCodes)[keyof typeof exitCodes];

const decided: readonly Verdict[] = ['pass', 'fail', 'warn', 'info'];
const counting: Readonly<Record<FailOn, readonly Verdict[]>> = {
  fail: ['fail'],
  warn: ['fail', 'warn'],
  never: [],
};
const worstFirst: readonly Code[] = [exitCodes.ownError, exitCodes.notJudged, exitCodes.findings];

/**
 * Exit code of a report: the worst of its targets, in the order 4, 3, 1, 0; a run cut short is not judged. What services lack together counts
 * as a warning.
 */
export function exitCodeOf(report: Report, failOn: FailOn): Code {
  const codes = report.targets.flatMap((target) => codesOf(target, failOn));
  if (report.interrupted === true || report.targets.length === 0) codes.push(exitCodes.notJudged);
  if (counting[failOn].includes('warn') && unmetByRoles(report) > 0) codes.push(exitCodes.findings);
  return worstFirst.find((code) => codes.includes(code)) ?? exitCodes.ok;
}

function codesOf({ problem, checks }: TargetReport, failOn: FailOn): Code[] {
  const has = (verdicts: readonly Verdict[]): boolean =>
    checks.some(({ verdict }) => verdicts.includes(verdict));
  return [
    ...(has(['error']) ? [exitCodes.ownError] : []),
    ...(problem !== undefined || !has(decided) ? [exitCodes.notJudged] : []),
    ...(has(counting[failOn]) ? [exitCodes.findings] : []),
  ];
}
