import { clip } from '../console/text.js';
import type { Comparison } from './compare.js';
import type { Fact } from './facts.js';
import { few, heading, item, type Look, placed } from './look.js';

const parts: readonly { readonly title: string; readonly areas: readonly Fact['area'][] }[] = [
  { title: 'SERVER AND EHLO', areas: ['server', 'EHLO'] },
  { title: 'TLS', areas: ['TLS'] },
];
const mostNames = 8;
const mostOfKind = 2;
const longest = 10_000;

/** In what the servers are unlike by themselves: what one has alone, by place, and then what both have otherwise. */
export function factLines({ facts, places }: Pick<Comparison, 'facts' | 'places'>, look: Look): string[] {
  return parts.flatMap(({ title, areas }) => {
    const rows = areas.flatMap((area) => {
      const unlike = facts.filter((fact) => fact.area === area);
      return [...alone(unlike, places[area], look), ...otherwise(unlike, places[area])];
    });
    if (rows.length === 0) return [];
    return [...heading(title, look), ...rows.flatMap((row) => item(row, look, 2, longest)), ''];
  });
}

function isAlone({ a, b }: Fact): boolean {
  return (a === 'yes' && b === 'no') || (a === 'no' && b === 'yes');
}

interface Row {
  readonly head: string;
  readonly kinds: string[];
  readonly names: string[];
}

function alone(facts: readonly Fact[], everywhere: readonly string[], look: Look): string[] {
  const rows = new Map<string, Row>();
  for (const { a, where, kind, what } of facts.filter(isAlone)) {
    const head = `at ${a === 'yes' ? 'a' : 'b'} alone${placed(where, everywhere)}`;
    const key = JSON.stringify([head, kind]);
    const row = rows.get(key) ?? { head, kinds: kind === undefined ? [] : [kind], names: [] };
    row.names.push(clip(what, 100));
    rows.set(key, row);
  }
  return sameNames([...rows.values()]).map(({ head, kinds, names }) =>
    kinds.length === 0
      ? `${head}: ${few(names, look, mostNames)}`
      : `${head}, ${kinds.join(' and ')}: ${few(names, look, mostOfKind)}`,
  );
}

/** Old versions of TLS mostly have the same suites. */
function sameNames(rows: readonly Row[]): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify([row.head, row.kinds.length > 0, row.names]);
    const known = found.get(key);
    found.set(key, known === undefined ? row : { ...known, kinds: [...known.kinds, ...row.kinds] });
  }
  return [...found.values()];
}

function otherwise(facts: readonly Fact[], everywhere: readonly string[]): string[] {
  const shown = (value: string) => (value === '' ? '(nothing)' : clip(value, 200));
  return facts
    .filter((fact) => !isAlone(fact))
    .map(
      (fact) =>
        `${clip(fact.what, 100)}: ${shown(fact.a)} → ${shown(fact.b)}${placed(fact.where, everywhere)}`,
    );
}
