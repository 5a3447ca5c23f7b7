import { changeKinds, type Since } from '../shared/since.js';
import { cameWords, changeWords, countWords, noteWords, runWords } from '../shared/since-words.js';
import type { Paint } from './paint.js';
import { clip, wrap } from './text.js';

const most = 20;

/** What became of the findings of an earlier run: counts, and by kind which checks. Of each kind twenty are named, all with `verbose`, as are the unchanged. */
export function sinceLines(
  since: Since,
  { width, verbose, paint }: { width: number; verbose: boolean; paint: Paint },
): string[] {
  const kinds = changeKinds.filter((kind) => verbose || kind !== 'unchanged');
  return [
    '',
    ...wrap(`SINCE ${runWords(since.then)}`, width).map(paint.bold),
    ...wrap(countWords(since), width, '  '),
    ...kinds.flatMap((kind) => {
      const changes = since.changes.filter((change) => change.kind === kind);
      const shown = verbose ? changes : changes.slice(0, most);
      const lines = shown.flatMap((change) => {
        const places = change.places.map(({ label }) => label).join(', ');
        const [first = '', ...more] = wrap(
          clip(`${changeWords[kind].label}: ${change.name} (${places}): ${cameWords(change)}`, 600),
          width - 4,
        );
        return [`  ${first}`, ...more.map((line) => `    ${line}`)];
      });
      const left = changes.length - shown.length;
      return left === 0
        ? lines
        : [...lines, `  and ${left} more ${changeWords[kind].label}; --verbose names them`];
    }),
    ...noteWords(since)
      .flatMap((note) => wrap(clip(note, 900), width, '  '))
      .map(paint.dim),
  ];
}
