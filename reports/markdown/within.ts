import { counted } from '../shared/words.js';

/**
 * Blocks as one text, blank lines between them, items of a list on lines that follow each other: as many as fit in `most` octets of
 * UTF-8, then how many do not, then the end.
 */
export function within(blocks: readonly string[], most: number, end: string): string {
  let room = most;
  const fitting = blocks.findIndex((block) => {
    room -= Buffer.byteLength(block) + 2;
    return room < 0;
  });
  const shown = fitting < 0 ? blocks : blocks.slice(0, fitting);
  const left = blocks.length - shown.length;
  const note = left === 0 ? [] : [`Left out here, and in the whole report: ${counted(left, 'part')}.`];
  return [...shown, ...note, end].reduce((text, block) => `${text}${gap(text, block)}${block}`);
}

function gap(text: string, block: string): string {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.startsWith('- ') && block.startsWith('- ') ? '\n' : '\n\n';
}
