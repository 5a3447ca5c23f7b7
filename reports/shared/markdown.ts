import { clip } from './clip.js';

/** A word that no reader of Markdown, of GitHub's kind either, makes anything of. */
const plain = /^[("'“‘]*(?:\p{L}+(?:['’-]\p{L}+)*|\d+(?:[.,]\d+)*|[-–—·…])[)"'”’]*[.,;:!?…]*$/u;

/**
 * Remote text within a line of Markdown: every word that could be markup, a link, a mention or an entity stands in a code span, with its
 * neighbours of that kind. Not for the start of a line, where a plain word may begin a list.
 */
export function inline(text: string, limit: number): string {
  const runs: { words: string[]; isPlain: boolean }[] = [];
  for (const word of clip(text, limit).split(' ')) {
    const last = runs.at(-1);
    const isValue = last?.isPlain === false && last.words.at(-1)?.endsWith('=') === true;
    const isPlain = !isValue && (word === '' || plain.test(word));
    if (last?.isPlain === isPlain) last.words.push(word);
    else runs.push({ words: [word], isPlain });
  }
  return runs.map(({ words, isPlain }) => (isPlain ? words.join(' ') : codeSpan(words.join(' ')))).join(' ');
}

/** Remote text as one code span, in a cell of a table too. */
export function code(text: string, limit: number): string {
  return codeSpan(clip(text, limit));
}

/** Lines in a fence that none of them closes. */
export function fenced(lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return `${fence}text\n${lines.join('\n')}\n${fence}`;
}

/** A bar would end the cell of a table, whatever stands before it; it is spelled as an octet is. */
function codeSpan(text: string): string {
  const inCells = text.replaceAll('|', '\\x7C');
  const fence = '`'.repeat(longestRun(inCells) + 1);
  const pad = /^[` ]|[` ]$/.test(inCells) ? ' ' : '';
  return inCells.trim() === '' ? '' : `${fence}${pad}${inCells}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
