import { compareReports, isSame, renderDiff } from '../../../reports/diff/index.js';
import type { DiffArguments } from '../commands/diff.js';
import { exitCodes } from '../exit-codes.js';
import { readReport } from '../read-report.js';
import { consoleOptions } from '../terminal.js';

export async function diff(args: DiffArguments): Promise<void> {
  const comparison = compareReports(await readReport(args.a), await readReport(args.b));
  if (args.json === true) process.stdout.write(`${JSON.stringify(comparison, null, 2)}\n`);
  else if (args.quiet !== true) process.stdout.write(renderDiff(comparison, consoleOptions(args)));
  const { ok, findings, notJudged } = exitCodes;
  const same = comparison.compared > 0 ? ok : notJudged;
  process.exitCode = isSame(comparison) ? same : findings;
}
