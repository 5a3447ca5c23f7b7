import type { Report, Verdict } from '../result/index.js';

/** So many checks, or so many of a hundred. */
export interface Limit {
  readonly value: number;
  readonly unit: 'checks' | 'percent';
}

export interface Thresholds {
  /** 0 to 100. */
  readonly minCoverage?: number | undefined;
  readonly maxInconclusive?: Limit | undefined;
}

/** What was missed, a sentence each; nothing where nothing was. */
export function missedThresholds(report: Report, { minCoverage, maxInconclusive }: Thresholds): string[] {
  return [
    ...(minCoverage === undefined ? [] : coverageMissed(report, minCoverage)),
    ...(maxInconclusive === undefined ? [] : inconclusiveMissed(report, maxInconclusive)),
  ];
}

/** Of all requirements that bind a server and show to a client, whatever the selection of the run was. */
function coverageMissed({ coverage }: Report, least: number): string[] {
  const judged = coverage.reduce((sum, { covered }) => sum + covered, 0);
  const total = coverage.reduce((sum, row) => sum + row.total, 0);
  if (total > 0 ? judged * 100 >= least * total : least === 0) return [];
  return [
    `${judged} of ${total} requirements were judged, ${percent(judged, total)} %, less than --min-coverage ${least}`,
  ];
}

/** A check that was not tried, or whose subject the server does not have, is not among those that it is a part of. */
const notTried: readonly Verdict[] = ['skipped', 'not-applicable'];

function inconclusiveMissed({ targets }: Report, { value, unit }: Limit): string[] {
  const tried = targets.flatMap(({ checks }) => checks).filter(({ verdict }) => !notTried.includes(verdict));
  const open = tried.filter(({ verdict }) => verdict === 'inconclusive').length;
  const within = unit === 'checks' ? open <= value : open * 100 <= value * tried.length;
  if (within) return [];
  const share = unit === 'checks' ? '' : `, ${percent(open, tried.length)} %`;
  const limit = unit === 'checks' ? `${value}` : `${value}%`;
  return [
    `${open} of ${tried.length} checks that were tried are inconclusive${share}, more than --max-inconclusive ${limit}`,
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0' : ((part * 100) / whole).toFixed(2);
}
