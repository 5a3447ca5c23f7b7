import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reportSchema } from '../../dist/runner/result/schema.js';
import { catalogueDocument } from './catalogue.mjs';

const check = process.argv.includes('--check');
const root = new URL('../../', import.meta.url);

/** Everything that is generated and committed, as it ought to be. */
const documents = {
  'docs/catalogue.md': catalogueDocument(),
  'runner/result/report.schema.json': formatted({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...reportSchema,
  }),
};

const stale = Object.entries(documents).filter(([path, text]) => current(path) !== text);
for (const [path, text] of stale) {
  if (!check) writeFileSync(new URL(path, root), text);
  console.log(check ? `${path} is stale; npm run docs writes it` : `${path} written`);
}
if (check && stale.length > 0) process.exitCode = 1;

/** @param {string} path */
function current(path) {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

/** JSON as Biome lays it out, so that the two never disagree about the file. @param {object} value */
function formatted(value) {
  const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', root));
  const args = [biome, 'format', '--stdin-file-path=report.schema.json'];
  return execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    input: JSON.stringify(value, null, 2),
  });
}
