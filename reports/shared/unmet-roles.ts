import type { Report, RoleCell, TargetReport } from '../../runner/result/index.js';

/** What is expected of a target and not met, and no check tells of: it comes from comparing services. */
export function unmetCells({ roles = [], targets }: Report): { target: TargetReport; cell: RoleCell }[] {
  return roles.flatMap(({ target: index, cells }) => {
    const target = targets[index];
    if (target === undefined) return [];
    const unmet = cells.filter(
      ({ state, weight, checks }) => state === 'unmet' && weight === 'warn' && checks.length === 0,
    );
    return unmet.map((cell) => ({ target, cell }));
  });
}

/** How many of them there are. */
export function unmetByRoles(report: Report): number {
  return unmetCells(report).length;
}
