import { clip, pad } from '../console/text.js';
import { counted } from '../shared/words.js';
import type { Comparison } from './compare.js';
import { item, type Look } from './look.js';
import type { OneSided } from './open.js';

const columns = ['verdict', 'replies', 'one side', 'not compared'] as const;
type Column = (typeof columns)[number];

/** How many checks differ, by suite and by kind, how many facts, and where all of it is. Nothing where nothing does. */
export function summaryLines(comparison: Comparison, look: Look): string[] {
  const rows = rowsOf(comparison);
  const facts = factWords(comparison);
  if (rows.size === 0 && facts === '') return [];
  const first = Math.max('CHECKS'.length, ...[...rows.keys()].map((suite) => suite.length));
  const line = (name: string, cell: (column: Column) => string) =>
    pad(name, first) + columns.map((column) => `  ${cell(column).padStart(column.length)}`).join('');
  return [
    ...(rows.size === 0 ? [] : [look.paint.bold(line('CHECKS', (column) => column))]),
    ...[...rows].map(([suite, counts]) => line(suite, (column) => String(counts[column] || '-'))),
    ...item([facts, look.verbose ? '' : '--verbose: each in full'].filter(Boolean).join('; '), look, 0),
    '',
  ];
}

function rowsOf({ differences, oneSided, notCompared }: Comparison): Map<string, Record<Column, number>> {
  const found = new Map<string, Record<Column, number>>();
  const count = (suite: string, column: Column) => {
    const name = clip(suite, 40);
    const row = found.get(name) ?? { verdict: 0, replies: 0, 'one side': 0, 'not compared': 0 };
    row[column] += 1;
    found.set(name, row);
  };
  for (const { suite, kind } of differences) count(suite, kind === 'replies' ? 'replies' : 'verdict');
  for (const suite of oneSided.flatMap(suitesOf)) count(suite, 'one side');
  for (const suite of notCompared.flatMap(suitesOf)) count(suite, 'not compared');
  return found;
}

/** The suite of each of the checks. */
function suitesOf({ suite, checks }: OneSided): string[] {
  return checks.map((check) => (suite === 'targets' ? suite : (check.split('/')[0] ?? suite)));
}

function factWords({ facts }: Comparison): string {
  const areas = [
    ['server', 'of the server'],
    ['EHLO', 'of EHLO'],
    ['TLS', 'of TLS'],
  ] as const;
  const parts = areas.flatMap(([area, words]) => {
    const { length } = facts.filter((fact) => fact.area === area);
    return length === 0 ? [] : [`${counted(length, 'fact')} ${words}`];
  });
  return parts.join(', ');
}
