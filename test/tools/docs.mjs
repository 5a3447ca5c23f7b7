import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coverageMarkdown } from '../../dist/runner/cli/coverage-markdown.js';
import { coverageSummary } from '../../dist/runner/cli/coverage-summary.js';
import { dialogueSchema } from '../../dist/runner/dialogue/schema.js';
import { reportSchema } from '../../dist/runner/result/schema.js';
import { catalogue } from '../../dist/suites/index.js';
import { catalogueDocument, scenarioPages } from './catalogue.mjs';
import { manualPage } from './man.mjs';

const check = process.argv.includes('--check');
const root = new URL('../../', import.meta.url);

/** Everything that is generated and committed, as it ought to be; undefined: it ought to be gone. @type {Record<string, string | undefined>} */
const documents = {
  ...pagesOfNothing(),
  ...scenarioPages(),
  'docs/catalogue.md': catalogueDocument(),
  'docs/coverage.md': coverageDocument(),
  'man/smtpspec.1': manualPage(),
  'runner/result/report.schema.json': formatted({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...reportSchema,
  }),
  'runner/dialogue/dialogue.schema.json': formatted({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...dialogueSchema,
  }),
};

const stale = Object.entries(documents).filter(([path, text]) => current(path) !== text);
for (const [path, text] of stale) {
  if (!check) put(new URL(path, root), text);
  console.log(
    check
      ? `${path} is stale; npm run docs writes it`
      : `${path} ${text === undefined ? 'removed' : 'written'}`,
  );
}
if (check && stale.length > 0) process.exitCode = 1;

/** @param {URL} file @param {string | undefined} text */
function put(file, text) {
  if (text === undefined) return rmSync(file);
  mkdirSync(dirname(fileURLToPath(file)), { recursive: true });
  writeFileSync(file, text);
}

/** The pages that there are, of scenarios that may be gone. @returns {Record<string, undefined>} */
function pagesOfNothing() {
  const folder = 'docs/scenarios';
  try {
    const found = readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true });
    const pages = found
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const from = fileURLToPath(root).length;
    return Object.fromEntries(pages.map((page) => [page.slice(from).replaceAll('\\', '/'), undefined]));
  } catch {
    return {};
  }
}

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
  const args = [biome, 'format', '--stdin-file-path=schema.json'];
  return execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    input: JSON.stringify(value, null, 2),
  });
}
