import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Recorded } from '../../suites/dialogues/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Writes a file for each suite, laid out as Biome does it. */
export function writeDialogues(all: ReadonlyMap<string, Recorded>): void {
  const suites = new Set([...all.keys()].map(suiteOf));
  for (const suite of suites) {
    const own = [...all].filter(([id]) => suiteOf(id) === suite).sort(([a], [b]) => (a < b ? -1 : 1));
    const path = `suites/dialogues/${suite}.json`;
    const biome = fileURLToPath(new URL('../../node_modules/@biomejs/biome/bin/biome', import.meta.url));
    const text = execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], {
      cwd: root,
      encoding: 'utf8',
      input: JSON.stringify(Object.fromEntries(own), null, 2),
      maxBuffer: 16_000_000,
    });
    writeFileSync(new URL(`../../${path}`, import.meta.url), text);
  }
}

function suiteOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
