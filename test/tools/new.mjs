import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listTemplate, proofTemplate, scenarioTemplate } from './templates.mjs';

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
  const list = `suites/lists/${suite}.ts`;
  const isNew = !existsSync(new URL(list, root));
  const listed = isNew ? listTemplate(suite) : readFileSync(new URL(list, root), 'utf8');
  const value = identifier(suite, name, listed);
  const [scenario = '', proof = ''] = filesOf(id);
  write(scenario, scenarioTemplate(id, value));
  write(proof, proofTemplate(id, value));
  write(list, withScenario(list, listed, suite, name, value));
  const written = [scenario, proof, list];
  if (isNew) {
    write(index, withSuite(readFileSync(new URL(index, root), 'utf8'), suite));
    written.push(index);
  }
  // Biome puts the import in its place and lays the files out.
  const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', root));
  execFileSync(process.execPath, [biome, 'check', '--write', ...written], { cwd: root, stdio: 'pipe' });
  console.log(`${scenario} and ${proof} written, ${list} lists ${value}`);
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

/** The list of a suite with one import more, and the value at its end. */
function withScenario(
  /** @type {string} */ list,
  /** @type {string} */ listed,
  /** @type {string} */ suite,
  /** @type {string} */ name,
  /** @type {string} */ value,
) {
  const before = new RegExp(`^export const ${suite}: [^=]*= \\[[^\\]]*?(?=,?\\s*\\];$)`, 'm').exec(listed);
  if (before === null) throw new Error(`${list} has no list "${suite}"`);
  const end = before.index + before[0].length;
  const comma = before[0].endsWith('[') ? '' : ',';
  return [
    `import { ${value} } from '../${suite}/${name}.js';`,
    `${listed.slice(0, end)}${comma}\n  ${value},\n];${listed.slice(end).replace(/^,?\s*\];/, '')}`,
  ].join('\n');
}

/** suites/index.ts with the list of one suite more, before that of the next one. */
function withSuite(/** @type {string} */ listed, /** @type {string} */ suite) {
  const lines = listed.split('\n');
  const start = lines.findIndex((line) => line.startsWith('const scenarios'));
  const end = lines.indexOf('];', start);
  if (start < 0 || end < 0) throw new Error(`${index} has no list "const scenarios"`);
  const rank = (/** @type {string} */ line) => suites.indexOf(/^ {2}\.\.\.([a-z]+),$/.exec(line)?.[1] ?? '');
  const later = lines.findIndex((line, at) => at > start && at < end && rank(line) > suites.indexOf(suite));
  lines.splice(later < 0 ? end : later, 0, `  ...${suite},`);
  return [`import { ${suite} } from './lists/${suite}.js';`, ...lines].join('\n');
}

/** @param {string} path @param {string} text */
function write(path, text) {
  const place = fileURLToPath(new URL(path, root));
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}
