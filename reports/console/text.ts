export { clip } from '../shared/clip.js';

/** Lines of at most `width` characters, broken at spaces where there are any; every line begins with `indent`. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const room = Math.max(width - indent.length, 1);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if ([...longer].length <= room) {
      line = longer;
      continue;
    }
    lines.push(indent + line);
    line = word;
  }
  return [...lines, indent + line];
}

function pieces(word: string, room: number): string[] {
  const characters = [...word];
  if (characters.length <= room) return [word];
  return Array.from({ length: Math.ceil(characters.length / room) }, (_, n) =>
    characters.slice(n * room, (n + 1) * room).join(''),
  );
}
