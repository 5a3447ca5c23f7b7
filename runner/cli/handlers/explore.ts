import { type Exploration, type ExploreOptions, explore as exploreWith } from '../../index.js';
import type { ExploreArguments } from '../commands/explore.js';
import { exitCodes } from '../exit-codes.js';
import { explorationText } from '../exploration-text.js';
import { writeWhole } from '../files.js';
import { interruptible } from '../interrupt.js';
import { planOutputs } from '../outputs.js';
import { asUsage } from '../run-audit.js';
import { auditOptions, settingsOf } from '../settings.js';

export async function explore(args: ExploreArguments): Promise<void> {
  const { target, seed, commands, errors, json, quiet = false } = args;
  const settings = await settingsOf(args, [target]);
  const { targets: _, ...options } = await auditOptions(settings);
  await planOutputs({ json });
  const result = await run({
    ...options,
    target,
    ...(seed === undefined ? {} : { seed }),
    ...(commands === undefined ? {} : { commands }),
    ...(errors === undefined ? {} : { errors }),
  });
  if (!quiet && json !== '-') process.stdout.write(explorationText(result, process.stdout.columns || 80));
  if (json !== undefined) await write(json, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = exitCodeOf(result);
}

async function run(options: ExploreOptions): Promise<Exploration> {
  try {
    return await interruptible((signal) => exploreWith({ ...options, signal }));
  } catch (error) {
    throw asUsage(error);
  }
}

async function write(path: string, text: string): Promise<void> {
  if (path === '-') process.stdout.write(text);
  else await writeWhole(path, text);
}

/** A counterexample stands, whatever came after it. */
function exitCodeOf({ counterexamples, problem }: Exploration): number {
  if (counterexamples.length > 0) return exitCodes.findings;
  return problem === undefined ? exitCodes.ok : exitCodes.notJudged;
}
