import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coverageMarkdown } from '../../dist/runner/cli/coverage-markdown.js';
import { coverageSummary } from '../../dist/runner/cli/coverage-summary.js';
import { reportSchema } from '../../dist/runner/result/schema.js';
import { catalogue } from '../../dist/suites/index.js';
import { catalogueDocument } from './catalogue.mjs';
import { manualPage } from './man.mjs';

const check = process.argv.includes('--check');
const root = new URL('../../', import.meta.url);

/** Everything that is generated and committed, as it ought to be. */
const documents = {
  'docs/catalogue.md': catalogueDocument(),
  'docs/coverage.md': coverageDocument(),
  'man/smtpspec.1': manualPage(),
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

/** What `smtpspec coverage --markdown` prints. */
function coverageDocument() {
  const preface =
    '<!-- Written by `npm run docs` from the tables and the heads of the scenarios; a test fails when it is stale. Do not edit. -->';
  return `${preface}\n\n${coverageMarkdown(coverageSummary(catalogue), catalogue.requirements)}`;
}

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
