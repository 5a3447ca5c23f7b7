import {
  type Expectation,
  expectations,
  type Report,
  type RoleCell,
  type TargetReport,
} from '../../runner/result/index.js';
import { placedChecks, targetLabel } from './checks.js';

/** What is expected, in words: a column's title, and the same in two short lines for a terminal. */
export const expectationWords: Record<Expectation, { title: string; short: readonly [string, string] }> = {
  served: { title: 'Answers', short: ['port', 'open'] },
  'takes-mail': { title: 'Takes mail from anybody', short: ['takes', 'mail'] },
  tls: { title: 'Offers TLS', short: ['has', 'TLS'] },
  'auth-inside-tls': { title: 'AUTH inside TLS alone', short: ['AUTH', 'in TLS'] },
  'auth-required': { title: 'Refuses MAIL without AUTH', short: ['wants', 'AUTH'] },
  'relay-closed': { title: 'Relays for no stranger', short: ['relay', 'closed'] },
  certificate: { title: 'Certificate fits', short: ['cert', 'fits'] },
  'same-login': { title: 'Same login on both', short: ['same', 'login'] },
  agreement: { title: 'Services agree', short: ['all', 'agree'] },
};

export interface MatrixRow {
  target: TargetReport;
  /** Short name of the target. */
  label: string;
  /** One for each column. */
  cells: RoleCell[];
}

/** Rows are services, columns what is expected of them. */
export interface Matrix {
  columns: Expectation[];
  rows: MatrixRow[];
}

/**
 * The role matrix as it is shown. With one service there is nothing to hold it against, and of a selection (`only`) only what it decided is
 * of interest; undefined where nothing is left. Columns that concern no row are left out.
 */
export function matrixOf(report: Report): Matrix | undefined {
  const { roles = [], targets, options } = report;
  const rows = roles.flatMap(({ target: index, cells }) => {
    const target = targets[index];
    return target === undefined ? [] : [{ target, label: targetLabel(target, report), cells }];
  });
  if (rows.length < 2) return undefined;
  const wanted = options.only.length > 0 ? ['met', 'unmet'] : ['met', 'unmet', 'unknown'];
  const columns = expectations.filter((expectation) =>
    rows.some(({ cells }) => wanted.includes(cellOf(cells, expectation)?.state ?? '')),
  );
  if (columns.length === 0) return undefined;
  const only = (cells: readonly RoleCell[]) => columns.flatMap((column) => cellOf(cells, column) ?? []);
  return { columns, rows: rows.map((row) => ({ ...row, cells: only(row.cells) })) };
}

function cellOf(cells: readonly RoleCell[], expectation: Expectation): RoleCell | undefined {
  return cells.find((cell) => cell.expectation === expectation);
}

/** A sentence of the matrix, with all the services that it was said of. */
export interface Remark {
  cell: RoleCell;
  labels: string[];
}

const byWeight = ['fail', 'warn', 'info'];
const byState: readonly RoleCell['state'][] = ['unmet', 'unknown', 'met', 'not-applicable'];

/** What the cells say, gravest first; what several services have in common is said once. */
export function remarksOf({ rows }: Matrix): Remark[] {
  const remarks = new Map<string, Remark>();
  for (const { label, cells } of rows) {
    for (const cell of cells) {
      const key = JSON.stringify([cell.expectation, cell.state, cell.weight, cell.message]);
      const remark = remarks.get(key) ?? { cell, labels: [] };
      remark.labels.push(label);
      remarks.set(key, remark);
    }
  }
  return [...remarks.values()].sort((a, b) => rank(a.cell) - rank(b.cell));
}

function rank({ expectation, state, weight = 'info' }: RoleCell): number {
  const gravity =
    byState.indexOf(state) * byWeight.length + (state === 'unmet' ? byWeight.indexOf(weight) : 0);
  return gravity * expectations.length + expectations.indexOf(expectation);
}

/** The check that a cell comes from, as an anchor; undefined where services were compared. */
export function anchorsOf(report: Report): (target: TargetReport, cell: RoleCell) => string | undefined {
  const placed = placedChecks(report);
  return (target, { checks }) => {
    const [first] = checks;
    return placed.find((it) => it.target === target && it.check.id === first)?.anchor;
  };
}
