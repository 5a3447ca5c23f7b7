import type { Report, RoleCell, TargetReport } from '../../runner/result/index.js';

/** How many expectations are not met that no check tells of: they come from comparing services. */
export function unmetByRoles({ roles = [] }: Report): number {
  return roles.flatMap(({ cells }) => cells).filter(isUnmet).length;
}

/** The same, each with the target that it was said of. */
export function unmetCells({ roles = [], targets }: Report): { target: TargetReport; cell: RoleCell }[] {
  return roles.flatMap(({ target: index, cells }) => {
    const target = targets[index];
    return target === undefined ? [] : cells.filter(isUnmet).map((cell) => ({ target, cell }));
  });
}

export function isUnmet({ state, weight, checks }: RoleCell): boolean {
  return state === 'unmet' && weight === 'warn' && checks.length === 0;
}
