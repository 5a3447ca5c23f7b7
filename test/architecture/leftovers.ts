import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root } from './sources.js';

/** Places where a template of `npm run new` was left as it came, as file:line. */
export function leftovers(base = root): string[] {
  const files = ['suites', 'test/proof'].flatMap((folder) => filesBelow(folder, base));
  return files.flatMap((file) =>
    readFileSync(join(base, file), 'utf8')
      .split('\n')
      .flatMap((line, at) => (line.includes('REPLACE') ? [`${file}:${at + 1}`] : [])),
  );
}
