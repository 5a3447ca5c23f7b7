import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const imports = /^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm;

/** Files of ours and packages that loading a file loads, without what `import()` brings later. */
async function loads(file: URL, seen: Set<string>): Promise<Set<string>> {
  if (seen.has(file.href)) return seen;
  seen.add(file.href);
  const source = await readFile(file, 'utf8');
  for (const [, name = ''] of source.matchAll(imports)) {
    if (name.startsWith('.')) await loads(new URL(name.replace(/\.js$/, '.ts'), file), seen);
    else seen.add(name);
  }
  return seen;
}

test('--help loads yargs and nothing that only a command needs', async () => {
  const root = new URL('../../', import.meta.url);
  const seen = [...(await loads(new URL('runner/cli/main.ts', root), new Set()))];
  expect(seen.filter((name) => !name.startsWith('file:')).sort()).toEqual(['yargs', 'yargs/helpers']);
  const elsewhere = seen.filter((name) => name.startsWith('file:') && !name.includes('/runner/cli/'));
  expect(elsewhere.map((name) => name.slice(root.href.length)).sort()).toEqual([
    'reports/shared/visible.ts',
    'runner/document/suggest.ts',
    'runner/engine/version.ts',
  ]);
});
