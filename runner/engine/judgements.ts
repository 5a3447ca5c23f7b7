import {
  type CheckReport,
  rowsJudgedBy,
  type TargetReport,
  type Verdict,
  verdicts,
} from '../result/index.js';

const decided: readonly Verdict[] = ['fail', 'warn', 'info', 'pass'];

export interface Judgement {
  /** The worst that was decided about the row; where nothing was, the worst of what was tried. */
  readonly verdict: Verdict;
  /** Whether a finding breaks it. */
  readonly broken: boolean;
}

/** How a run judged each row that its checks are about, over all targets. */
export function judgementsOf(targets: readonly TargetReport[]): Map<string, Judgement> {
  const rows = new Map<string, CheckReport[]>();
  for (const check of targets.flatMap(({ checks }) => checks)) {
    for (const row of rowsJudgedBy(check)) rows.set(row, [...(rows.get(row) ?? []), check]);
  }
  return new Map([...rows].map(([row, checks]) => [row, judgementOf(checks)]));
}

function judgementOf(checks: readonly CheckReport[]): Judgement {
  const said = checks.map(({ verdict }) => verdict);
  const weighty = said.filter(isDecided);
  return {
    verdict: worstOf(weighty.length > 0 ? weighty : said),
    broken: checks.some(({ finding }) => finding !== undefined),
  };
}

export function isDecided(verdict: Verdict): boolean {
  return decided.includes(verdict);
}

/** The first of these in the order in which reports list verdicts. */
export function worstOf(said: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => said.includes(verdict)) ?? 'skipped';
}
