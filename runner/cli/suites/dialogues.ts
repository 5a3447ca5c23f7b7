import type { AnyScenario } from '../../scenario/index.js';
import { readText } from '../files.js';
import { UsageError } from '../usage-error.js';

/** Turns the text of a dialogue file into a scenario. @throws Error whose message begins with file, line and column */
export type CompileDialogue = (source: {
  readonly text: string;
  readonly file: string;
  readonly suite: string;
}) => AnyScenario;

/** The scenario of each dialogue file, in their order. @throws UsageError */
export async function compileDialogues(
  files: readonly string[],
  suite: string,
): Promise<{ readonly file: string; readonly scenario: AnyScenario }[]> {
  const compile = await compiler();
  const texts = await Promise.all(files.map((file) => readText(file, `dialogue ${file}`)));
  return files.map((file, index) => ({ file, scenario: compile({ text: texts[index] ?? '', file, suite }) }));
}

async function compiler(): Promise<CompileDialogue> {
  throw new UsageError('dialogue files cannot be read by this version; write the scenario in JavaScript');
}
