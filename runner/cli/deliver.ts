import { renderConsole } from '../../reports/console/index.js';
import type { Report } from '../result/index.js';
import type { FailOn } from './exit-codes.js';
import { type Gate, gateLines, pass } from './gate.js';
import { githubLog } from './github.js';
import { type Output, writeOutput } from './outputs.js';
import { consoleOptions, type Look, sayOnStderr } from './terminal.js';

export interface Delivery extends Look {
  readonly outputs: readonly Output[];
  readonly failOn: FailOn;
  readonly quiet: boolean;
  readonly gate: Gate;
  readonly github?: boolean | undefined;
  readonly earlier?: Report | undefined;
}

/**
 * Prints the summary, unless stdout is taken by a report, and annotations where they are asked for, writes the files and sets the exit code.
 * What a baseline knows is told as expected, but in JSON: that is what was seen, whoever knew it.
 */
export async function deliver(report: Report, delivery: Delivery): Promise<void> {
  const { outputs, failOn, quiet, gate, github, earlier } = delivery;
  const { shown, missed, notes, code } = pass(report, gate, failOn);
  const options = consoleOptions(delivery);
  const silent = quiet || outputs.some(({ path }) => path === '-');
  const held = gate.asked ? gateLines({ missed, notes }, options) : '';
  const summary = silent ? '' : renderConsole(shown, { ...options, earlier }) + held;
  process.stdout.write(github === true ? await githubLog(shown, summary) : summary);
  if (silent) for (const line of missed) sayOnStderr(line);
  for (const output of outputs)
    await writeOutput(output.format === 'json' ? report : shown, output, { earlier });
  process.exitCode = code;
}
