import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { proofTemplate, scenarioTemplate } from './templates.mjs';

/** Suites that a scenario may be in, in the order of the report; `replies` is for invariants. */
const suites = [
  'commands',
  'ports',
  'tls',
  'submission',
  'relay',
  'extensions',
  'hardening',
  'delivery',
  'domain',
  'lmtp',
  'auth',
];
const root = new URL('../../', import.meta.url);
const index = 'suites/index.ts';

const problem = whyNot(process.argv.slice(2));
if (problem === undefined) {
  add(process.argv[2] ?? '');
} else {
  console.error(`new: ${problem}`);
  process.exitCode = 2;
}

/** @param {string[]} args @returns {string | undefined} */
function whyNot(args) {
  const [id] = args;
  if (id === undefined || args.length !== 1) return 'give one id: npm run new -- <suite>/<name>';
  if (!/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return `"${id}" is no id; write <suite>/<name> in lower case, words joined by hyphens`;
  }
  const [suite = ''] = id.split('/');
  if (!suites.includes(suite)) return `"${suite}" is no suite of scenarios; these are: ${suites.join(' ')}`;
  const taken = filesOf(id).find((path) => existsSync(new URL(path, root)));
  return taken === undefined ? undefined : `${taken} exists; an id is never used twice`;
}

/** @param {string} id */
function filesOf(id) {
  return [`suites/${id}.ts`, `test/proof/${id}.proof.ts`];
}

/** @param {string} id */
function add(id) {
  const [suite = '', name = ''] = id.split('/');
  const listed = readFileSync(new URL(index, root), 'utf8');
  const value = identifier(suite, name, listed);
  const [scenario = '', proof = ''] = filesOf(id);
  write(scenario, scenarioTemplate(id, value));
  write(proof, proofTemplate(id, value));
  write(index, withScenario(listed, suite, name, value));
  // Biome puts the import in its place and lays the files out.
  const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', root));
  execFileSync(process.execPath, [biome, 'check', '--write', scenario, proof, index], {
    cwd: root,
    stdio: 'pipe',
  });
  console.log(`${scenario} and ${proof} written, ${index} lists ${value}`);
  console.log(`Replace every REPLACE, then: npx vitest run test/architecture test/proof/${id}`);
}

/** Name of the exported value; with its suite where the name alone is taken or begins with a digit. */
function identifier(/** @type {string} */ suite, /** @type {string} */ name, /** @type {string} */ listed) {
  const alone = camel(name);
  const taken = new RegExp(`\\b${alone}\\b`).test(listed) || /^\d/.test(alone);
  return taken ? camel(`${suite}-${name}`) : alone;
}

/** @param {string} words */
function camel(words) {
  return words.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** The list with one import more, and the value behind the last scenario of its suite or of one before it. */
function withScenario(
  /** @type {string} */ listed,
  /** @type {string} */ suite,
  /** @type {string} */ name,
  /** @type {string} */ value,
) {
  const suiteOf = new Map(
    [...listed.matchAll(/^import \{ (\w+) \} from '\.\/([a-z]+)\//gm)].map(([, it, of]) => [it, of]),
  );
  const lines = listed.split('\n');
  const start = lines.findIndex((line) => line.startsWith('const scenarios'));
  const end = lines.indexOf('];', start);
  if (start < 0 || end < 0) throw new Error(`${index} has no list "const scenarios"`);
  const rank = (/** @type {string | undefined} */ of) => suites.indexOf(of ?? '');
  const later = lines.findIndex(
    (line, at) => at > start && at < end && rank(suiteOf.get(line.trim().replace(',', ''))) > rank(suite),
  );
  lines.splice(later < 0 ? end : later, 0, `  ${value},`);
  return [`import { ${value} } from './${suite}/${name}.js';`, ...lines].join('\n');
}

/** @param {string} path @param {string} text */
function write(path, text) {
  const place = fileURLToPath(new URL(path, root));
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}
