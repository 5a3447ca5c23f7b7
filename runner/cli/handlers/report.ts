import type { ReportArguments } from '../commands/report.js';
import { deliver } from '../deliver.js';
import { readEarlier } from '../earlier.js';
import { failOnOf, planGate } from '../gate.js';
import { planOutputs } from '../outputs.js';
import { readReport } from '../read-report.js';

export async function report(args: ReportArguments): Promise<void> {
  const { file, quiet = false } = args;
  const failOn = failOnOf(args['fail-on'] ?? 'fail');
  const loaded = await readReport(file);
  const earlier = await readEarlier(args.compare);
  const gate = await planGate(args);
  const outputs = await planOutputs(args);
  await deliver(loaded, { ...args, outputs, quiet, failOn, gate, earlier });
}
