import { BadDialogue, compileDialogue } from '../../dialogue/index.js';
import type { AnyScenario } from '../../scenario/index.js';
import { readText } from '../files.js';
import { UsageError } from '../usage-error.js';

/** A dialogue file and what is in it. */
export interface DialogueFile {
  readonly file: string;
  readonly text: string;
}

/** @throws UsageError */
export function readDialogues(files: readonly string[]): Promise<DialogueFile[]> {
  return Promise.all(files.map(async (file) => ({ file, text: await readText(file, `dialogue ${file}`) })));
}

/** What the id in a dialogue begins with, for a suite that has nothing else to be named by; undefined where there is none. */
export function suiteNameIn({ text }: DialogueFile): string | undefined {
  return /^\s*"?id"?\s*:\s*["']?([a-z][a-z0-9-]*)\//m.exec(text)?.[1];
}

/**
 * The scenario of a dialogue file. @param knows  whether there is a row of that id
 * @throws UsageError with file, line and column, a line for each mistake
 */
export function compiled(source: DialogueFile, suite: string, knows: (row: string) => boolean): AnyScenario {
  try {
    return compileDialogue({ ...source, suite, knows });
  } catch (error) {
    throw error instanceof BadDialogue ? new UsageError(error.message, { cause: error }) : error;
  }
}
