import columnsOf from 'string-width';

export { clip } from '../shared/clip.js';
export { columnsOf };

const graphemes = new Intl.Segmenter();

/** Lines of at most `width` columns, broken at spaces where there are any; every line begins with `indent`. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const room = Math.max(width - indent.length, 1);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columnsOf(longer) <= room) {
      line = longer;
      continue;
    }
    lines.push(indent + line);
    line = word;
  }
  return [...lines, indent + line];
}

/** The beginning of a text that takes more columns than there are, with an ellipsis. */
export function cut(text: string, width: number): string {
  return columnsOf(text) <= width ? text : `${(pieces(text, Math.max(width - 1, 1))[0] ?? '').trimEnd()}…`;
}

/** Filled up with spaces, so that wide and combining characters stand in their column, too. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - columnsOf(text), 0));
}

function pieces(word: string, room: number): string[] {
  if (columnsOf(word) <= room) return [word];
  const found: string[] = [];
  let piece = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const size = columnsOf(segment);
    if (used + size > room && piece !== '') {
      found.push(piece);
      [piece, used] = ['', 0];
    }
    piece += segment;
    used += size;
  }
  return [...found, piece];
}
