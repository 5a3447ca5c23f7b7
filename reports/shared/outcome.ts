import {
  type CheckReport,
  isExcused,
  type Report,
  type TargetReport,
  type Verdict,
} from '../../runner/result/index.js';

/**
 * What a check is in a format that knows no more than passed, failed and skipped. `known`: a finding that is expected.
 * `unseen`: nothing was decided, for which `message` has the reason.
 */
export type Outcome = 'passed' | 'failed' | 'broken' | 'known' | 'unseen';

const byVerdict: Readonly<Record<Verdict, Outcome>> = {
  fail: 'failed',
  error: 'broken',
  warn: 'passed',
  inconclusive: 'unseen',
  info: 'passed',
  pass: 'passed',
  'not-applicable': 'unseen',
  skipped: 'unseen',
};

/** As the exit code counts it with `--fail-on fail`: an expectation that did not come true is a failure. */
export function outcomeOf({ verdict, expected }: CheckReport): Outcome {
  if (expected?.outcome === 'unmet') return 'failed';
  return expected?.outcome === 'met' ? 'known' : byVerdict[verdict];
}

const decided: readonly Verdict[] = ['pass', 'fail', 'warn', 'info'];

/** Whether the check was judged at all. */
export function isDecided(check: Pick<CheckReport, 'verdict'> | undefined): boolean {
  return check !== undefined && decided.includes(check.verdict);
}

/** Why a target was not judged, as the exit code counts it; undefined where it was. */
export function whyUnjudged({ problem, checks }: TargetReport): string | undefined {
  if (problem !== undefined) return problem;
  if (checks.some(isDecided)) return undefined;
  return 'No check was decided';
}

/** Targets that were not judged with the reason, but those that are no reason to call their service unjudged. */
export function leftUnjudged(targets: readonly TargetReport[]): { target: TargetReport; why: string }[] {
  return targets.flatMap((target) => {
    const why = isExcused(target, targets) ? undefined : whyUnjudged(target);
    return why === undefined ? [] : [{ target, why }];
  });
}

/** Why the run as a whole was not judged, whatever came of its targets; undefined where it was. */
export function whyCutShort({ interrupted, targets }: Report): string | undefined {
  if (interrupted === true) return 'The run was interrupted';
  return targets.length === 0 ? 'No target was named' : undefined;
}
