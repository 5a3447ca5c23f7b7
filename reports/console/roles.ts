import type { Report, RoleCell, Verdict } from '../../runner/result/index.js';
import { expectationWords, type Matrix, matrixOf, type Remark, remarksOf } from '../shared/roles.js';
import type { Paint } from './paint.js';
import { clip, columnsOf, pad, wrap } from './text.js';

const gap = 2;
/** `warn`, the longest word of a cell. */
const longestWord = 4;
const legend = 'yes: met; fail, warn, info: not met; ?: cannot tell; -: does not apply';

/** The role matrix, in as many blocks as the width asks for, and a sentence for all that is not met; with `verbose` for every cell. */
export function rolesLines(
  report: Report,
  { width, verbose, paint }: { width: number; verbose: boolean; paint: Paint },
): string[] {
  const matrix = matrixOf(report);
  if (matrix === undefined) return [];
  const told = remarksOf(matrix).filter(({ cell }) => verbose || cell.state === 'unmet');
  const hint = verbose ? legend : `${legend} (--verbose: why)`;
  return [
    paint.bold('ROLES'),
    ...blocks(matrix, width, paint),
    ...wrap(hint, width).map(paint.dim),
    ...told.flatMap((remark) => sentence(remark, width, paint)),
    '',
  ];
}

function blocks({ columns, rows }: Matrix, width: number, paint: Paint): string[] {
  const labels = rows.map(({ label }) => clip(label, 40));
  const first = Math.max(...labels.map((label) => columnsOf(label)));
  const sizes = columns.map((column) =>
    Math.max(longestWord, ...expectationWords[column].short.map((word) => word.length)),
  );
  return chunks(sizes, width - first).flatMap((indexes) => {
    const line = (label: string, word: (index: number) => string) =>
      pad(label, first) + indexes.map((index) => ' '.repeat(gap) + word(index)).join('');
    const head = (n: 0 | 1) =>
      line('', (index) => {
        const column = columns[index];
        return (column === undefined ? '' : expectationWords[column].short[n]).padEnd(sizes[index] ?? 0);
      }).trimEnd();
    const body = rows.map(({ cells }, n) =>
      line(labels[n] ?? '', (index) => {
        const cell = cells[index];
        if (cell === undefined) return '';
        return (
          paint.verdict(verdictOf(cell), wordOf(cell)) + ' '.repeat((sizes[index] ?? 0) - wordOf(cell).length)
        );
      }).trimEnd(),
    );
    return [paint.dim(head(0)), paint.dim(head(1)), ...body];
  });
}

/** Columns by number, as many at a time as fit; at least one. */
function chunks(sizes: readonly number[], room: number): number[][] {
  const found: number[][] = [];
  let left = 0;
  sizes.forEach((size, index) => {
    left -= gap + size;
    const last = found.at(-1);
    if (last !== undefined && left >= 0) {
      last.push(index);
      return;
    }
    left = room - gap - size;
    found.push([index]);
  });
  return found;
}

function wordOf({ state, weight = 'info' }: RoleCell): string {
  return { met: 'yes', unmet: weight, unknown: '?', 'not-applicable': '-' }[state];
}

function verdictOf({ state, weight = 'info' }: RoleCell): Verdict {
  return (
    { met: 'pass', unmet: weight, unknown: 'inconclusive', 'not-applicable': 'not-applicable' } as const
  )[state];
}

function sentence({ cell, labels }: Remark, width: number, paint: Paint): string[] {
  const { title } = expectationWords[cell.expectation];
  const source = cell.checks.length === 0 ? '' : ` [${cell.checks.join(', ')}]`;
  const text = `${title}, ${labels.join(', ')}: ${clip(cell.message, 600)}${source}`;
  const [start = '', ...more] = wrap(clip(text, 900), width - 8);
  const word = paint.verdict(verdictOf(cell), wordOf(cell));
  return [
    `  ${word}${' '.repeat(6 - wordOf(cell).length)}${start}`,
    ...more.map((line) => `        ${line}`),
  ];
}
