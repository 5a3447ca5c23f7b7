import type { CoverageArguments } from '../commands/coverage.js';
import { coverageMarkdown } from '../coverage-markdown.js';
import { coverageSummary } from '../coverage-summary.js';
import { coverageLines } from '../coverage-table.js';
import { catalogueWith } from '../suites/catalogue.js';
import { UsageError } from '../usage-error.js';

export async function coverage({ json = false, markdown = false, suite }: CoverageArguments): Promise<void> {
  if (json && markdown) throw new UsageError('give --json or --markdown, not both');
  const catalogue = await catalogueWith(suite);
  const rfcs = coverageSummary(catalogue);
  if (json) process.stdout.write(`${JSON.stringify({ rfcs }, null, 2)}\n`);
  else if (markdown) process.stdout.write(coverageMarkdown(rfcs, catalogue.requirements));
  else process.stdout.write(`${coverageLines(rfcs, process.stdout.columns || 80).join('\n')}\n`);
  process.exitCode = 0;
}
