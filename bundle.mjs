import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { rolldown } from 'rolldown';

const cli = resolve('dist/runner/cli');
const main = join(cli, 'main.js');
const settings = join(cli, 'config-schema.js');
const check = join(cli, 'valid-settings.js');
const watchdog = join(cli, 'suites/watchdog.js');
const target = 'dist/bin';
const isOurs = (/** @type {string} */ id) => id.startsWith(join(resolve('dist'), sep));

// The program in few files: to find, read and run six hundred modules takes Node longer than many a run takes otherwise.
// The library (`exports` in package.json) stays as tsc writes it.
const bundle = await rolldown({
  input: { smtpspec: main, watchdog },
  platform: 'node',
  // A module of ours that nothing is taken from need not be run.
  treeshake: { moduleSideEffects: (id) => !isOurs(id) || id === main || id === watchdog },
  plugins: [
    { name: 'ahead', load: loadAhead },
    { name: 'licences', generateBundle: addLicences },
  ],
});
await rm(target, { recursive: true, force: true });
await bundle.write({
  dir: target,
  chunkFileNames: '[name].js',
  // Whole identifiers, so that a stack can be read.
  minify: { mangle: false, compress: false },
});

/** What is the same in every run, worked out now: schemas, the check of the settings, and tables in the form that V8 reads fastest. @param {string} id */
async function loadAhead(id) {
  if (!isOurs(id)) return undefined;
  if (id.endsWith('.json'))
    return { code: `export default ${parsed(JSON.parse(readFileSync(id, 'utf8')))};`, moduleType: 'js' };
  if (id !== settings && id !== check) return undefined;
  const { configSchema, settingNames } = await import(pathToFileURL(settings).href);
  if (id === settings)
    return `export const configSchema = ${parsed(configSchema)};\nexport const settingNames = ${parsed(settingNames)};`;
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, code: { source: true, esm: true } });
  ajv.addSchema(configSchema, 'settings');
  return standaloneCode(ajv, { validSettings: 'settings' });
}

/** @param {unknown} value  that JSON can tell */
function parsed(value) {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/** The licences of what is bundled, beside it. @type {import('rolldown').Plugin['generateBundle']} */
function addLicences(_, bundle) {
  const modules = Object.values(bundle).flatMap((chunk) => ('moduleIds' in chunk ? chunk.moduleIds : []));
  const folders = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((it) => /^licen[cs]e/i.test(it));
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  this.emitFile({ type: 'asset', fileName: 'LICENCES.txt', source: texts.join(`\n${'-'.repeat(72)}\n\n`) });
}
