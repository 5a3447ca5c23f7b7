import { dialogues } from '../../../suites/dialogues/index.js';
import { didYouMean } from '../../document/suggest.js';
import type { Catalogue } from '../../engine/index.js';
import type { ExplainArguments } from '../commands/explain.js';
import { type Explanation, explanationOf } from '../explain/explanation.js';
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
  { id: given, markdown = false, ...look }: ExplainArguments,
  { scenarios, invariants, requirements }: Catalogue,
): string {
  const heads = [...scenarios, ...invariants].map(({ meta }) => meta);
  const { width, color } = consoleOptions(look);
  const [id = '', finding] = given.split('#', 2);
  const head = heads.find((meta) => meta.id === id);
  if (head !== undefined) {
    const recorded = Object.hasOwn(dialogues, id) ? dialogues[id] : undefined;
    const explanation = about(explanationOf(head, requirements, recorded), finding);
    if (markdown) return explanationPage(explanation);
    return `${explanationLines(explanation, width, color).join('\n')}\n`;
  }
  const row = Object.hasOwn(requirements, given) ? requirements[given] : undefined;
  if (row !== undefined && markdown)
    throw new UsageError('--markdown is for scenarios; a requirement has no page');
  if (row !== undefined) return `${explainRow(given, row, heads, width).join('\n')}\n`;
  const near = didYouMean(given, [...heads.map((meta) => meta.id), ...Object.keys(requirements)]);
  throw new UsageError(`${given} is no scenario and no requirement${near} (smtpspec list shows them)`);
}

/** One finding alone, where one is named; its dialogue, if it has one. */
function about(whole: Explanation, finding: string | undefined): Explanation {
  if (finding === undefined) return whole;
  const findings = whole.findings.filter(({ name }) => name === finding);
  if (findings.length > 0) {
    const { recorded } = whole;
    const faulty = recorded?.faulty.filter((it) => it.finding === finding) ?? [];
    return { ...whole, findings, recorded: recorded && { ...recorded, faulty } };
  }
  const names = whole.findings.map(({ name }) => name);
  throw new UsageError(`${whole.id} has no finding ${finding}; it has ${names.join(', ')}`);
}
