import { didYouMean } from '../../document/suggest.js';
import type { Catalogue } from '../../engine/index.js';
import type { ExplainArguments } from '../commands/explain.js';
import { explainHead } from '../explain-head.js';
import { explainRow } from '../explain-row.js';
import { catalogueWith } from '../suites/catalogue.js';
import { UsageError } from '../usage-error.js';

export async function explain({ id, suite }: ExplainArguments): Promise<void> {
  process.stdout.write(`${linesAbout(id, await catalogueWith(suite)).join('\n')}\n`);
  process.exitCode = 0;
}

function linesAbout(id: string, catalogue: Catalogue): string[] {
  const heads = [...catalogue.scenarios, ...catalogue.invariants].map(({ meta }) => meta);
  const width = process.stdout.columns || 80;
  const head = heads.find((meta) => meta.id === id);
  if (head !== undefined) return explainHead(head, catalogue.requirements, width);
  const row = Object.hasOwn(catalogue.requirements, id) ? catalogue.requirements[id] : undefined;
  if (row !== undefined) return explainRow(id, row, heads, width);
  const near = didYouMean(id, [...heads.map((meta) => meta.id), ...Object.keys(catalogue.requirements)]);
  throw new UsageError(`${id} is no scenario and no requirement${near} (smtpspec list shows them)`);
}
