import { type CoverageRow, levels, type TargetReport, type Verdict } from '../result/index.js';
import type { RequirementTable } from '../scenario/index.js';

const decided: readonly Verdict[] = ['pass', 'fail', 'warn', 'info'];

/** Per RFC and level: rows that bind a server and show on the wire, and how many of them this run decided. */
export function coverageOf(targets: readonly TargetReport[], requirements: RequirementTable): CoverageRow[] {
  const cited = new Set(
    targets.flatMap(({ checks }) =>
      checks.filter(({ verdict }) => decided.includes(verdict)).flatMap((check) => check.requirements),
    ),
  );
  const rows = Object.entries(requirements).filter(
    ([, row]) => row.role === 'server' && row.observable === 'wire',
  );
  const rfcs = [...new Set(rows.map(([, { rfc }]) => rfc))].sort((a, b) => Number(a) - Number(b));
  return rfcs.flatMap((rfc) =>
    levels.flatMap((level) => {
      const ids = rows.filter(([, row]) => row.rfc === rfc && row.level === level).map(([id]) => id);
      if (ids.length === 0) return [];
      return [{ rfc, level, covered: ids.filter((id) => cited.has(id)).length, total: ids.length }];
    }),
  );
}
