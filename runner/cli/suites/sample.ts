import sample from './sample.json' with { type: 'json' };

/** The files of a sample suite of this name, by their own names. */
export function sampleFiles(name: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sample).map(([file, lines]) => [file, `${lines.join('\n').replaceAll('SUITE', name)}\n`]),
  );
}
