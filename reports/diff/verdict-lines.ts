import { verdicts } from '../../runner/result/index.js';
import { clip, columnsOf, cut, wrap } from '../console/text.js';
import { byUrgency } from '../shared/checks.js';
import { verdictWords } from '../shared/words.js';
import type { Difference, Side } from './compare.js';
import { codesWords, dialogueLine, dialogueLines } from './dialogue-lines.js';
import { few, heading, item, type Look, placed } from './look.js';

/** Differences that belong together. */
type Row = readonly [Difference, ...Difference[]];

const mostVariants = 3;
/** Columns that an exchange needs to be worth a place behind the name of its check. */
const leastRoom = 32;

/**
 * Checks with another verdict or finding, the gravest first, whichever side it is on, and what is worse at b before what is better. In full, with
 * both messages and the dialogue, where one failed or where that is asked for; else in a line with the codes that came, variants alike once.
 */
export function verdictLines(
  differences: readonly Difference[],
  services: readonly string[],
  look: Look,
): string[] {
  const told = differences
    .filter(({ kind }) => kind !== 'replies')
    .sort((a, b) => rank(a) - rank(b) || byUrgency(graver(a), graver(b)));
  if (told.length === 0) return [];
  return [
    ...heading('OTHER VERDICTS (a → b)', look),
    ...byChange(told).flatMap((group) => {
      const [{ a, b }] = group;
      const rows = look.verbose ? group.map((one): Row => [one]) : alike(group);
      return [
        `  ${painted(a, look)} → ${painted(b, look)} (${group.length})`,
        ...rows.flatMap((row) => rowLines(row, services, look)),
      ];
    }),
    '',
  ];
}

function byChange(differences: readonly Difference[]): Row[] {
  return groups(differences, ({ a, b }) => [a.verdict, b.verdict]);
}

/** By the graver of the two verdicts, then whether that is b's, then by the other. */
function rank({ a, b }: Difference): number {
  const [left, right] = [verdicts.indexOf(a.verdict), verdicts.indexOf(b.verdict)];
  const size = verdicts.length;
  return (Math.min(left, right) * 2 + (right <= left ? 0 : 1)) * size + Math.max(left, right);
}

function graver({ a, b }: Difference): Side {
  return byUrgency(a, b) < 0 ? a : b;
}

function isFailure({ a, b }: Difference): boolean {
  return a.verdict === 'fail' || b.verdict === 'fail';
}

function painted({ verdict }: Side, { paint }: Look): string {
  return paint.verdict(verdict, verdictWords[verdict].label);
}

function alike(differences: readonly Difference[]): Row[] {
  return groups(differences, (one) => [
    one.id,
    one.services,
    isFailure(one) ? [one.a.finding, one.b.finding] : [],
    one.excerpt === undefined ? reasonOf(one) : codesWords(one.excerpt),
  ]);
}

/** Where a side has nothing to judge, why that is so. */
function reasonOf(one: Difference): string {
  const open = [one.a, one.b].find(({ verdict }) => verdict === 'not-applicable');
  return (open ?? graver(one)).message;
}

/** In the order of the first of each. */
function groups(differences: readonly Difference[], keyOf: (one: Difference) => unknown): Row[] {
  const found = new Map<string, [Difference, ...Difference[]]>();
  for (const one of differences) {
    const key = JSON.stringify(keyOf(one));
    const row = found.get(key);
    if (row === undefined) found.set(key, [one]);
    else row.push(one);
  }
  return [...found.values()];
}

function rowLines(row: Row, services: readonly string[], look: Look): string[] {
  const [{ id, services: where }] = row;
  const variants = row.flatMap(({ variant }) => (variant === undefined ? [] : [clip(variant, 60)]));
  const name = `${clip(id, 80)}${variants.length === 0 ? '' : ` [${few(variants, look, mostVariants)}]`}${placed(where, services)}`;
  if (!look.verbose && !isFailure(row[0])) return inShort(name, row[0], look);
  return [...item(name, look, 4), ...inFull(row[0], look)];
}

function inShort(name: string, difference: Difference, look: Look): string[] {
  const room = look.width - 4 - columnsOf(name) - 2;
  const whole = essence(difference, look.width - 6);
  return columnsOf(whole) <= room || room >= leastRoom
    ? [`    ${name}  ${essence(difference, room)}`]
    : [...item(name, look, 4), `      ${whole}`];
}

/** What it drew at both sides, or else what was seen at the one that is worse. */
function essence(difference: Difference, room: number): string {
  const { kind, a, b, excerpt } = difference;
  if (kind === 'verdict' && excerpt?.telling === true) return dialogueLine(excerpt, room);
  const [name, side] = graver(difference) === a ? ['a', a] : ['b', b];
  return cut(`${name}: ${clip(side.message, 300)}`, room);
}

function inFull({ a, b, excerpt }: Difference, { width }: Look): string[] {
  const message = (name: string, { verdict, finding, message }: Side) => {
    const { label } = verdictWords[verdict];
    const what = finding === undefined ? label : `${label} (${clip(finding, 60)})`;
    const [first = '', ...more] = wrap(clip(`${what}: ${message}`, 400), width - 9);
    return [`      ${name}  ${first}`, ...more.map((line) => `         ${line}`)];
  };
  return [...message('a', a), ...message('b', b), ...(excerpt === undefined ? [] : dialogueLines(excerpt))];
}
