import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue } from '../../../suites/index.js';
import type { Catalogue } from '../../engine/index.js';
import type { AnyScenario } from '../../scenario/index.js';
import { BadSuite, type Suite, withSuites } from '../../user-suites/index.js';
import { UsageError } from '../usage-error.js';
import { compiled, type DialogueFile, readDialogues, suiteNameIn } from './dialogues.js';
import { findSuite, type SuiteFiles } from './find.js';
import { watchForLoops } from './watch.js';

/** What --suite brought. */
export interface LoadedSuites {
  readonly suites: readonly Suite[];
  /** Ours, and theirs behind it. */
  readonly catalogue: Catalogue;
}

/** A module that waits for something while it is loaded has to be done by then. */
const longestLoadMs = 30_000;

/**
 * Loads the suites at these paths, which runs their code, and holds them to what ours are held to.
 * @throws UsageError with the file, what is wrong and how to mend it
 */
export async function loadSuites(paths: readonly string[]): Promise<LoadedSuites> {
  watchForLoops();
  const loaded: Loaded[] = [];
  // One after the other, so that of several faults the first one is told, run for run.
  for (const path of paths) loaded.push(await load(await findSuite(path)));
  const suites = loaded.map(({ suite }) => suite);
  const placeOf = (suite: Suite, scenario?: AnyScenario): string => {
    const { files, fileOf } = loaded[suites.indexOf(suite)] ?? {};
    const own = scenario === undefined ? undefined : fileOf?.get(scenario);
    return own ?? files?.module ?? files?.path ?? suite.name;
  };
  try {
    return { suites, catalogue: withSuites(catalogue, suites, placeOf) };
  } catch (error) {
    throw error instanceof BadSuite ? new UsageError(error.message, { cause: error }) : error;
  }
}

interface Loaded {
  readonly suite: Suite;
  readonly files: SuiteFiles;
  /** The file of each scenario that is a dialogue. */
  readonly fileOf: ReadonlyMap<AnyScenario, string>;
}

async function load(files: SuiteFiles): Promise<Loaded> {
  const dialogues = await readDialogues(files.dialogues);
  const exported = files.module === undefined ? nameless(files, dialogues) : await exportOf(files.module);
  const { name, requirements = {}, scenarios } = exported;
  const knows = (row: string): boolean =>
    [catalogue.requirements, requirements].some((it) => Object.hasOwn(it, row));
  const fileOf = new Map(dialogues.map((it) => [compiled(it, name, knows), it.file]));
  // What is no list is told by whoever checks the suite.
  if (fileOf.size === 0 || !Array.isArray(scenarios)) return { suite: exported, files, fileOf };
  return { suite: { ...exported, scenarios: [...scenarios, ...fileOf.keys()] }, files, fileOf };
}

/** A suite of dialogues alone: their ids say its name. */
function nameless({ folder }: SuiteFiles, [first]: readonly DialogueFile[]): Suite {
  return { name: (first && suiteNameIn(first)) ?? folder, scenarios: [] };
}

/** The default export, of which only that it is an object is known. @throws UsageError */
async function exportOf(file: string): Promise<Suite> {
  const { default: exported } = await imported(file);
  if (typeof exported === 'object' && exported !== null) return exported as Suite;
  throw new UsageError(`${file}: no suite is exported; write: export default { name, scenarios: [] }`);
}

async function imported(file: string): Promise<{ readonly default?: unknown }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    const why = `${file}: is not loaded after ${longestLoadMs / 1000} s; wait for nothing outside of a scenario's run`;
    timer = setTimeout(() => refuse(new UsageError(why)), longestLoadMs);
  });
  try {
    return await Promise.race([import(pathToFileURL(resolve(file)).href), late]);
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(`${file}: cannot be loaded: ${whyNotLoaded(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

/** On one line. The package itself is found only where it is installed beside the suite. */
function whyNotLoaded(error: unknown): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = message.replace(/\s+/g, ' ').trim();
  const isOwnName = /Cannot find package 'smtpspec'/.test(line);
  return isOwnName ? `${line}; npm install smtpspec in its folder, or import nothing but types` : line;
}
