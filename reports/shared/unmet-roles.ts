import type { Report } from '../../runner/result/index.js';

/** How many expectations are not met that no check tells of: they come from comparing services. */
export function unmetByRoles({ roles = [] }: Report): number {
  const cells = roles.flatMap(({ cells }) => cells);
  return cells.filter(
    ({ state, weight, checks }) => state === 'unmet' && weight === 'warn' && checks.length === 0,
  ).length;
}
