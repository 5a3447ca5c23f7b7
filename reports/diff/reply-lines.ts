import { clip, columnsOf, pad } from '../console/text.js';
import { checkName } from '../shared/findings.js';
import { verdictWords } from '../shared/words.js';
import type { Change } from './changes.js';
import { codesIn } from './codes.js';
import type { Difference } from './compare.js';
import { codesWords, dialogueLines, fewCodes, isResponse } from './dialogue-lines.js';
import { heading, item, type Look, placed } from './look.js';

/** Checks by the codes that changed. */
type Row = Map<string, Set<string>>;

/**
 * Checks that were judged alike though other codes came: by verb each change of codes once, with the number of checks that saw it, the most
 * frequent first. With `verbose` each check, with its dialogue.
 */
export function replyLines(
  differences: readonly Difference[],
  services: readonly string[],
  look: Look,
): string[] {
  const told = differences.filter(({ kind }) => kind === 'replies');
  if (told.length === 0) return [];
  const body = look.verbose ? told.flatMap((one) => inFull(one, services, look)) : inShort(told, look);
  const note = look.verbose ? '' : ', by command with the number of checks';
  return [...heading(`OTHER REPLIES, judged alike (a → b)${note}`, look), ...body, ''];
}

function inShort(differences: readonly Difference[], look: Look): string[] {
  const rows = new Map<string, Row>();
  for (const difference of differences) {
    for (const [verb, codes] of tellings(difference)) {
      const row: Row = rows.get(verb) ?? new Map();
      rows.set(verb, row.set(codes, (row.get(codes) ?? new Set()).add(checkName(difference))));
    }
  }
  const sorted = [...rows].sort(([, a], [, b]) => most(b) - most(a));
  const size = Math.max(...sorted.map(([verb]) => columnsOf(verb)));
  return sorted.flatMap(([verb, row]) => {
    const parts = [...row].sort(([, a], [, b]) => b.size - a.size);
    const words = parts.map(([codes, checks]) => (checks.size === 1 ? codes : `${codes} ×${checks.size}`));
    return item(`${pad(verb, size)}  ${words.join(', ')}`, look, 2);
  });
}

function most(row: Row): number {
  return Math.max(...[...row.values()].map(({ size }) => size));
}

/** Verb and codes of every change; those of the messages where no dialogue is the check's own. */
function tellings(difference: Difference): [string, string][] {
  const { changes, a, b } = difference;
  if (changes.length > 0) return changes.map((change) => [verbOf(change), codesWords(change)]);
  return [['other', `${fewCodes(codesIn(a.message))} → ${fewCodes(codesIn(b.message))}`]];
}

/** The first word, and whether more was sent with it. */
function verbOf({ a: { client } }: Change): string {
  const [first, ...more] = client;
  if (first === undefined) return '(greeting)';
  if (isResponse({ client })) return 'AUTH, response';
  const verb = clip(first.split(/[ \\]/)[0] ?? '', 20).toUpperCase();
  return more.length === 0 ? verb : `${verb} …`;
}

function inFull(difference: Difference, services: readonly string[], look: Look): string[] {
  const { a, b, excerpt } = difference;
  const { label } = verdictWords[a.verdict];
  return [
    ...item(`${clip(checkName(difference), 140)}${placed(difference.services, services)}`, look, 2),
    ...(excerpt !== undefined
      ? [`    both ${look.paint.verdict(a.verdict, label)}`, ...dialogueLines(excerpt)]
      : [a, b].flatMap(({ message }, n) => item(`${n === 0 ? 'a' : 'b'}  ${label}: ${message}`, look, 4))),
  ];
}
