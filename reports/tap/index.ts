import { isExcused, type Report, type TargetReport } from '../../runner/result/index.js';
import { clip } from '../shared/clip.js';
import { whyCutShort, whyUnjudged } from '../shared/outcome.js';
import { checkPoints } from './checks.js';
import { indented, point } from './lines.js';

/** The report as TAP version 14: a subtest for each target, a test point for each check. */
export function renderTap(report: Report): string {
  const { targets } = report;
  const why = whyCutShort(report);
  const lines = [
    'TAP version 14',
    ...(targets.length === 0 ? [] : [`1..${targets.length}`]),
    ...targets.flatMap((target, n) => targetLines(target, n + 1, report)),
    ...(why === undefined ? [] : [`Bail out! ${why}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function targetLines(target: TargetReport, number: number, { targets }: Report): string[] {
  const { url, address } = target;
  const name = clip(address === undefined ? url : `${url} (${address})`, 300);
  const { lines, failed } = checkPoints(target);
  const subtest =
    lines.length === 0 ? [] : [`# Subtest: ${name}`, ...indented([...lines, `1..${target.checks.length}`])];
  const why = whyUnjudged(target);
  if (why !== undefined && isExcused(target, targets))
    return [...subtest, point(true, number, name, `skip ${clip(why, 600)}`)];
  const told = why === undefined ? name : `${name}: ${clip(why, 600)}`;
  return [...subtest, point(why === undefined && failed === 0, number, told)];
}
