import type { Catalogue } from '../../engine/index.js';
import type { AuditOptions } from '../../index.js';
import { exitCodes } from '../exit-codes.js';
import { writeWhole } from '../files.js';
import { interruptible } from '../interrupt.js';
import type { Output } from '../outputs.js';
import { planOf } from '../plan/plan.js';
import { rehearse } from '../plan/rehearse.js';
import { planText } from '../plan/text.js';
import { asUsage } from '../run-audit.js';
import { UsageError } from '../usage-error.js';

export interface Planning {
  readonly outputs: readonly Output[];
  /** What is asked. */
  readonly catalogue: Catalogue;
  readonly quiet?: boolean | undefined;
  readonly verbose?: boolean | undefined;
  readonly github?: boolean | undefined;
}

/** Tells what a run with these options would send, and sends nothing to the targets. @throws UsageError */
export async function plan(
  options: AuditOptions,
  { outputs, catalogue, quiet, verbose, github }: Planning,
): Promise<void> {
  const other = github === true ? 'github' : outputs.find(({ format }) => format !== 'json')?.format;
  if (other !== undefined)
    throw new UsageError(`--plan is written as text or --json; leave out --${other} and --output`);
  const rehearsal = await interruptible((signal) => rehearse({ ...options, signal })).catch((error) => {
    throw asUsage(error);
  });
  const made = planOf(rehearsal, options, catalogue);
  if (rehearsal.report.interrupted === true) throw new UsageError('--plan was interrupted');
  const json = outputs.find(({ format }) => format === 'json');
  const toStdout = json?.path === '-';
  if (json !== undefined) await write(json.path, `${JSON.stringify(made, null, 2)}\n`);
  if (quiet !== true && !toStdout) process.stdout.write(planText(made, verbose ?? false));
  process.exitCode = exitCodes.ok;
}

async function write(path: string, text: string): Promise<void> {
  if (path === '-') process.stdout.write(text);
  else await writeWhole(path, text);
}
