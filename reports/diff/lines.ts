import { createPaint, type Paint } from '../console/paint.js';
import { clip, wrap } from '../console/text.js';
import { counted, verdictWords } from '../shared/words.js';
import type { Comparison, Difference, OneSided, Side } from './compare.js';
import type { Excerpt, Exchange } from './exchange.js';

export interface DiffLook {
  readonly color: boolean;
  /** Columns; less than 60 counts as 60. */
  readonly width: number;
  /** Names also the checks that are only counted otherwise. */
  readonly verbose: boolean;
}

const longestReply = 4;

/** A comparison for a terminal, with a newline at the end. Remote text cannot reach the terminal unescaped. */
export function renderDiff(comparison: Comparison, { color, width: columns, verbose }: DiffLook): string {
  const paint = createPaint(color);
  const width = Math.max(columns, 60);
  const { facts, differences, oneSided, notCompared } = comparison;
  const suites = [...new Set([...differences, ...oneSided].map(({ suite }) => suite))];
  const lines = [
    ...(['a', 'b'] as const).flatMap((name) => {
      const { targets, startedAt } = comparison[name];
      return wrap(clip(`${name}  ${targets.join(' ')}  ${startedAt}`, 600), width);
    }),
    '',
    ...facts.flatMap((fact) => [
      ...titleLines(fact.what, fact.services, width, paint),
      ...wrap(`a  ${clip(fact.a, 600)}`, width, '    '),
      ...wrap(`b  ${clip(fact.b, 600)}`, width, '    '),
    ]),
    ...(facts.length > 0 ? [''] : []),
    ...suites.flatMap((suite) => [
      paint.bold(clip(suite, 100).toUpperCase()),
      ...differences.filter((it) => it.suite === suite).flatMap((it) => differenceLines(it, width, paint)),
      ...oneSided
        .filter((it) => it.suite === suite)
        .flatMap((it) => openLines(it, { width, verbose, paint })),
      '',
    ]),
    ...(notCompared.length === 0 ? [] : [paint.bold('NOT COMPARED')]),
    ...notCompared.flatMap((it) => openLines(it, { width, verbose, paint })),
    ...(notCompared.length === 0 ? [] : ['']),
    ...wrap(resultOf(comparison), width).map(paint.bold),
  ];
  return `${lines.join('\n')}\n`;
}

function resultOf({ facts, differences, oneSided, notCompared, compared }: Comparison): string {
  const number = (all: readonly OneSided[]) => all.reduce((sum, { checks }) => sum + checks.length, 0);
  const parts = [
    facts.length > 0 && counted(facts.length, 'fact'),
    differences.length > 0 && counted(differences.length, 'check'),
    oneSided.length > 0 && `${counted(number(oneSided), 'check')} with a subject at one side only`,
  ].filter((part) => typeof part === 'string');
  const open = notCompared.length > 0 ? `; ${number(notCompared)} could not be compared` : '';
  const seen = `${counted(compared, 'check')} judged on both sides`;
  if (compared === 0 && parts.length === 0)
    return `NOTHING COMPARED: no check was judged on both sides${open}`;
  if (parts.length > 0) return `DIFFERENT: ${parts.join(', ')} (${seen})${open}`;
  return open === '' ? `SAME: ${seen}` : `NOTHING FOUND TO DIFFER (${seen})${open}`;
}

function titleLines(title: string, services: readonly string[], width: number, paint: Paint): string[] {
  const [first = '', ...more] = wrap(clip(`${title} (${services.join(', ')})`, 300), width - 4);
  return [`  ${paint.bold(first)}`, ...more.map((line) => `    ${line}`)];
}

function differenceLines(difference: Difference, width: number, paint: Paint): string[] {
  const { check, services, kind, a, b, excerpt } = difference;
  const evidence = excerpt === undefined ? [] : excerptLines(excerpt);
  const title = titleLines(check, services, width, paint);
  // Where both are judged alike, the replies are the difference, and the messages only tell them again.
  if (kind === 'replies' && excerpt?.parts === true) {
    return [...title, `    both ${paint.verdict(a.verdict, verdictWords[a.verdict].label)}`, ...evidence];
  }
  return [...title, ...sideLines('a', a, width, paint), ...sideLines('b', b, width, paint), ...evidence];
}

function sideLines(name: string, { verdict, finding, message }: Side, width: number, paint: Paint): string[] {
  const what = finding === undefined ? '' : ` (${clip(finding, 60)})`;
  const { label } = verdictWords[verdict];
  const [first = '', ...more] = wrap(clip(`${label}${what}: ${message}`, 300), width - 7);
  return [
    `    ${name}  ${paint.verdict(verdict, label)}${first.slice(label.length)}`,
    ...more.map((line) => `       ${line}`),
  ];
}

/** The client's line once where both heard the same, and of long replies the lines that differ. */
function excerptLines({ a, b, sameWords }: Excerpt): string[] {
  const client = (exchange: Exchange) => shortened(exchange.client).map((line) => `C: ${line}`);
  const server = (lines: readonly string[]) =>
    lines.length === 0 ? ['S: (no reply)'] : shortened(lines).map((line) => `S: ${line}`);
  const named = (name: string, lines: readonly string[]) => lines.map((line) => `      ${name} ${line}`);
  if (!sameWords) {
    return [
      ...named('a', [...client(a), ...server(a.server)]),
      ...named('b', [...client(b), ...server(b.server)]),
    ];
  }
  return [
    ...named(' ', client(a)),
    ...named('a', server(unlike(a.server, b.server))),
    ...named('b', server(unlike(b.server, a.server))),
  ];
}

/** The lines that the other reply lacks, wherever they stand in it; all where that is none. */
function unlike(own: readonly string[], other: readonly string[]): readonly string[] {
  const textOf = (line: string) => line.replace(/^(\d{3})-/, '$1 ');
  const known = new Set(other.map(textOf));
  const only = own.filter((line) => !known.has(textOf(line)));
  return only.length === 0 ? own : only;
}

/** The first lines and the last, each cut after 200 characters; they are never wrapped. */
function shortened(lines: readonly string[]): string[] {
  const cut = (line: string) => clip(line.replace(/(?:\\r\\n)$/, ''), 200);
  if (lines.length <= longestReply) return lines.map(cut);
  const left = lines.length - longestReply + 1;
  return [...lines.slice(0, longestReply - 2).map(cut), `… (${left} lines)`, ...lines.slice(-1).map(cut)];
}

function openLines(
  { checks, services, judgedAt, verdict, why }: OneSided,
  { width, verbose, paint }: { width: number; verbose: boolean; paint: Paint },
): string[] {
  const other = judgedAt === 'a' ? 'b' : 'a';
  const what = checks.length === 1 ? clip(checks[0] ?? '', 100) : counted(checks.length, 'check');
  const state = verdict === 'absent' ? 'absent' : verdictWords[verdict].label;
  const [first = '', ...more] = wrap(
    clip(`${what} (${services.join(', ')}): ${state} at ${other}: ${why}`, 300),
    width - 4,
  );
  const names =
    verbose && checks.length > 1 ? wrap(checks.map((it) => clip(it, 100)).join(', '), width, '      ') : [];
  return [`  ${first}`, ...more.map((line) => `    ${line}`), ...names.map(paint.dim)];
}
