import { renderConsole } from '../../reports/console/index.js';
import type { Report } from '../result/index.js';
import { exitCodeOf } from './exit-code.js';
import type { FailOn } from './exit-codes.js';
import { githubLog } from './github.js';
import { type Output, writeOutputs } from './outputs.js';
import { consoleOptions, type Look } from './terminal.js';

export interface Delivery extends Look {
  readonly outputs: readonly Output[];
  readonly failOn: FailOn;
  readonly quiet: boolean;
  readonly github?: boolean | undefined;
}

/** Prints the summary, unless stdout is taken by a report, and annotations where they are asked for, writes the files and sets the exit code. */
export async function deliver(report: Report, delivery: Delivery): Promise<void> {
  const { outputs, failOn, quiet, github } = delivery;
  const stdoutTaken = outputs.some(({ path }) => path === '-');
  const summary = quiet || stdoutTaken ? '' : renderConsole(report, consoleOptions(delivery));
  process.stdout.write(github === true ? await githubLog(report, summary) : summary);
  await writeOutputs(report, outputs);
  process.exitCode = exitCodeOf(report, failOn);
}
