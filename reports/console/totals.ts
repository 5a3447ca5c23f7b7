import { type Report, type Verdict, verdicts } from '../../runner/result/index.js';
import { targetLabel } from '../shared/checks.js';
import type { Paint } from './paint.js';
import { clip, columnsOf, pad, wrap } from './text.js';

const heads: Record<Verdict, string> = {
  fail: 'fail',
  error: 'error',
  warn: 'warn',
  inconclusive: 'inc',
  info: 'info',
  pass: 'pass',
  'not-applicable': 'n/a',
  skipped: 'skip',
};
const gap = 2;

/** The counts of every target in one aligned table; a name too long for its column stands on a line of its own. */
export function totalsLines(report: Report, width: number, paint: Paint): string[] {
  const columns = verdicts.map((verdict) => ({ verdict, size: columnSize(report, verdict) }));
  const numbers = columns.reduce((sum, { size }) => sum + gap + size, 0);
  const labels = report.targets.map((target) => clip(targetLabel(target, report), 200));
  const longest = Math.max('target'.length, ...labels.map((label) => columnsOf(label)));
  const first = Math.max('target'.length, Math.min(longest, width - numbers));
  const cells = (values: (verdict: Verdict) => string) =>
    columns.map(({ verdict, size }) => ' '.repeat(gap) + values(verdict).padStart(size)).join('');

  const head = 'target'.padEnd(first) + cells((verdict) => heads[verdict]);
  const rows = report.targets.flatMap((target, n) => {
    const label = labels[n] ?? '';
    const counts = cells((verdict) => String(target.totals[verdict]));
    return columnsOf(label) <= first
      ? [pad(label, first) + counts]
      : [...wrap(label, width), ' '.repeat(first) + counts];
  });
  return [paint.dim(head), ...rows];
}

function columnSize(report: Report, verdict: Verdict): number {
  const numbers = report.targets.map(({ totals }) => String(totals[verdict]).length);
  return Math.max(heads[verdict].length, ...numbers);
}
