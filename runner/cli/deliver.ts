import { renderConsole } from '../../reports/console/index.js';
import type { Report } from '../result/index.js';
import { exitCodeOf } from './exit-code.js';
import type { FailOn } from './exit-codes.js';
import { type Output, writeOutputs } from './outputs.js';
import { consoleOptions, type Look } from './terminal.js';

export interface Delivery extends Look {
  readonly outputs: readonly Output[];
  readonly failOn: FailOn;
  readonly quiet: boolean;
}

/** Prints the summary, unless stdout is taken by a report, writes the files and sets the exit code. */
export async function deliver(report: Report, delivery: Delivery): Promise<void> {
  const { outputs, failOn, quiet } = delivery;
  const stdoutTaken = outputs.some(({ path }) => path === '-');
  if (!quiet && !stdoutTaken) process.stdout.write(renderConsole(report, consoleOptions(delivery)));
  await writeOutputs(report, outputs);
  process.exitCode = exitCodeOf(report, failOn);
}
