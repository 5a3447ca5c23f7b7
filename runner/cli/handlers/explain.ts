import { dialogues } from '../../../suites/dialogues/index.js';
import { didYouMean } from '../../document/suggest.js';
import type { Catalogue } from '../../engine/index.js';
import type { ExplainArguments } from '../commands/explain.js';
import { explanationOf } from '../explain/explanation.js';
import { explanationPage } from '../explain/page.js';
import { explainRow } from '../explain/row.js';
import { explanationLines } from '../explain/text.js';
import { catalogueWith } from '../suites/catalogue.js';
import { consoleOptions } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export async function explain(args: ExplainArguments): Promise<void> {
  process.stdout.write(textAbout(args, await catalogueWith(args.suite)));
  process.exitCode = 0;
}

function textAbout(
  { id, markdown = false, ...look }: ExplainArguments,
  { scenarios, invariants, requirements }: Catalogue,
): string {
  const heads = [...scenarios, ...invariants].map(({ meta }) => meta);
  const { width, color } = consoleOptions(look);
  const head = heads.find((meta) => meta.id === id);
  if (head !== undefined) {
    const recorded = Object.hasOwn(dialogues, id) ? dialogues[id] : undefined;
    const explanation = explanationOf(head, requirements, recorded);
    if (markdown) return explanationPage(explanation);
    return `${explanationLines(explanation, width, color).join('\n')}\n`;
  }
  const row = Object.hasOwn(requirements, id) ? requirements[id] : undefined;
  if (row !== undefined && markdown)
    throw new UsageError('--markdown is for scenarios; a requirement has no page');
  if (row !== undefined) return `${explainRow(id, row, heads, width).join('\n')}\n`;
  const near = didYouMean(id, [...heads.map((meta) => meta.id), ...Object.keys(requirements)]);
  throw new UsageError(`${id} is no scenario and no requirement${near} (smtpspec list shows them)`);
}
