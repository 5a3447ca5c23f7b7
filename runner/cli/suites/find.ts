import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { systemReason, UsageError } from '../usage-error.js';

/** What a path of --suite stands for. */
export interface SuiteFiles {
  /** As messages name it. */
  readonly path: string;
  /** Name of the folder that it is in, or is. */
  readonly folder: string;
  readonly module: string | undefined;
  /** In the order of their names. */
  readonly dialogues: readonly string[];
}

const modules = ['.js', '.mjs', '.cjs'];
const typescript = ['.ts', '.mts', '.cts'];
/** In a folder; what is named by itself needs no `.dialogue`. */
const isDialogue = (name: string): boolean => /\.dialogue\.(yaml|yml|json)$/.test(name);

/** A folder is its index.js (or .mjs, .cjs) and the dialogues beside it; a file is itself. @throws UsageError */
export async function findSuite(path: string): Promise<SuiteFiles> {
  const found = await stat(path).catch((error: unknown) => {
    throw new UsageError(`--suite ${path} cannot be read: ${systemReason(error)}`);
  });
  return found.isDirectory() ? inFolder(path) : oneFile(path);
}

async function inFolder(path: string): Promise<SuiteFiles> {
  const names = (await readdir(path)).sort();
  const indexes = names.filter((name) => /^index\.[a-z]+$/.test(name) && isCode(name));
  const [index, second] = indexes.filter((name) => modules.includes(extname(name)));
  if (second !== undefined) {
    throw new UsageError(`--suite ${path} has ${index} and ${second}; name the file that is meant`);
  }
  const dialogues = names.filter(isDialogue).map((name) => join(path, name));
  const source = index ?? indexes[0];
  if (source === undefined && dialogues.length === 0) {
    throw new UsageError(
      `--suite ${path} holds no suite; it wants index.js or files *.dialogue.yaml (smtpspec new-suite writes a sample)`,
    );
  }
  return {
    path,
    folder: basename(resolve(path)),
    module: source === undefined ? undefined : runnable(join(path, source)),
    dialogues,
  };
}

function oneFile(path: string): SuiteFiles {
  const place = { path, folder: basename(dirname(resolve(path))) };
  if (/\.(yaml|yml|json)$/.test(path)) return { ...place, module: undefined, dialogues: [path] };
  if (!isCode(path)) {
    throw new UsageError(
      `--suite ${path} is no suite; name a folder, a module (.js, .mjs, .cjs) or a dialogue (.yaml, .yml, .json)`,
    );
  }
  return { ...place, module: runnable(path), dialogues: [] };
}

function isCode(name: string): boolean {
  return [...modules, ...typescript].includes(extname(name));
}

/** @throws UsageError where this Node cannot run TypeScript */
function runnable(file: string): string {
  const strips = 'typescript' in process.features && Boolean(process.features.typescript);
  if (!typescript.includes(extname(file)) || strips) return file;
  throw new UsageError(
    `--suite ${file} is TypeScript, which Node ${process.versions.node} does not run; compile it (npx tsc) and name the .js file, or use Node 22.18 or later`,
  );
}
