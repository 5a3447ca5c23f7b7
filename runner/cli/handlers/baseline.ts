import { access } from 'node:fs/promises';
import { visible } from '../../../reports/shared/visible.js';
import { additionsTo } from '../../gate/index.js';
import { isExcused, type Report } from '../../result/index.js';
import type { BaselineArguments } from '../commands/baseline.js';
import { counting } from '../exit-code.js';
import { checkWritable, readText, writeWhole } from '../files.js';
import { failOnOf, gateLines, pass, planGate } from '../gate.js';
import { parseBaseline } from '../read-baseline.js';
import { readReport } from '../read-report.js';
import { consoleOptions, sayOnStderr } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { withAdditions } from '../write-baseline.js';

const usualFile = 'smtpspec-baseline.yaml';

export async function baseline(args: BaselineArguments): Promise<void> {
  return args.action === 'write' ? write(args) : check(args);
}

async function write(args: BaselineArguments): Promise<void> {
  const { file, baseline = usualFile, quiet = false } = args;
  const failOn = failOnOf(args['fail-on'] ?? 'fail');
  if (failOn === 'never') throw new UsageError('--fail-on never leaves nothing to write down');
  if (args['min-coverage'] !== undefined || args['max-inconclusive'] !== undefined) {
    throw new UsageError('--min-coverage and --max-inconclusive are for baseline check');
  }
  const report = await readReport(file);
  await checkWritable(baseline, `baseline ${baseline}`);
  const text = (await exists(baseline)) ? await readText(baseline, `baseline ${baseline}`) : undefined;
  const entries = text === undefined ? [] : parseBaseline(baseline, text).entries;
  const additions = additionsTo(entries, report, counting[failOn]);
  for (const { url, id, variant = '', finding = '' } of additions) {
    const odd = [url, id, variant, finding].find((name) => visible(name) !== name);
    if (odd !== undefined) throw new UsageError(`${file} names something as no audit does: ${odd}`);
  }
  if (text === undefined || additions.length > 0) await writeWhole(baseline, withAdditions(text, additions));
  if (!quiet) process.stdout.write(told(baseline, entries.length, additions.length, report));
  process.exitCode = 0;
}

function told(file: string, kept: number, added: number, { targets, interrupted }: Report): string {
  const unjudged = targets.filter((target) => target.problem !== undefined && !isExcused(target, targets));
  const lines = [
    `${file}: ${kept} entries kept, ${added} added`,
    ...(added > 0 ? ['give each that was added a reason, an owner and a last day'] : []),
    ...(unjudged.length > 0 ? [`nothing is known of ${unjudged.length} targets that were not judged`] : []),
    ...(interrupted === true ? ['the run was interrupted, so there may be more'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

async function check(args: BaselineArguments): Promise<void> {
  const { file, baseline = usualFile, quiet = false } = args;
  const failOn = failOnOf(args['fail-on'] ?? 'fail');
  const gate = await planGate({ ...args, baseline });
  const { missed, notes, code } = pass(await readReport(file), gate, failOn);
  if (quiet) for (const line of missed) sayOnStderr(line);
  else process.stdout.write(gateLines({ missed, notes }, consoleOptions(args)).slice(1));
  process.exitCode = code;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
