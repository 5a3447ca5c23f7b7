import { code, inline } from '../shared/markdown.js';
import { type Change, changeKinds, type Since } from '../shared/since.js';
import { cameWords, changeWords, countWords, noteWords, runWords } from '../shared/since-words.js';

/** What became of the findings of an earlier run: counts, and a line for each that is not as it was. */
export function sinceBlocks(since: Since): string[] {
  const { changes, then } = since;
  const told = changeKinds.filter((kind) => kind !== 'unchanged');
  return [
    `### Since ${inline(runWords(then), 200)}`,
    `${countWords(since)}.`,
    ...told.flatMap((kind) => changes.filter((change) => change.kind === kind).map(line)),
    ...noteWords(since).map((note) => `Note: ${inline(note, 900)}`),
  ];
}

function line(change: Change): string {
  const { kind, name, places, title } = change;
  const labels = places.slice(0, 12).map(({ label }) => code(label, 200));
  const more = places.length > 12 ? ` and ${places.length - 12} more` : '';
  const where = `${labels.join(', ')}${more}`;
  return `- ${changeWords[kind].label}: ${code(name, 300)} on ${where}: ${cameWords(change)} (${inline(title, 300)})`;
}
