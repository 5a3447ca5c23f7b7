import { wrap } from '../../reports/console/text.js';
import { rowStates } from '../engine/index.js';
import { type RfcCoverage, rfcGrid, sectionGrid } from './coverage-summary.js';

/** The first RFC by section and level, what no client can see of it and why, and a line for each other RFC. */
export function coverageLines([first, ...others]: readonly RfcCoverage[], width: number): string[] {
  if (first === undefined) return [];
  const reasons = first.rows.flatMap(({ id, unobservable }) =>
    unobservable === undefined ? [] : wrap(`${id}  ${unobservable}`, width, '  '),
  );
  return [
    `RFC ${first.rfc}`,
    ...wrap(counts(first), width, '  '),
    '',
    ...wrap('covered / observable by a client / all requirements', width, '  '),
    ...aligned(sectionGrid(first)),
    '',
    'Not observable, and why',
    ...reasons,
    '',
    'Other RFCs',
    ...aligned(rfcGrid(others)),
  ];
}

function counts({ total, states }: RfcCoverage): string {
  return `${total} requirements: ${rowStates.map((state) => `${states[state]} ${state}`).join(', ')}`;
}

function aligned(grid: readonly (readonly string[])[]): string[] {
  const [head = []] = grid;
  const widths = head.map((_, column) => Math.max(...grid.map((line) => line[column]?.length ?? 0)));
  return grid.map((line) =>
    `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
