import { type Catalogue, select, suiteOf } from '../../engine/index.js';
import { services } from '../../result/index.js';
import type { ListArguments } from '../commands/list.js';
import { asUsage } from '../run-audit.js';
import { catalogueWith } from '../suites/catalogue.js';

interface Row {
  readonly suite: string;
  readonly cells: readonly [id: string, services: string, impact: string, title: string];
}

export async function list({ suite, only = [], skip = [], json = false }: ListArguments): Promise<void> {
  const { scenarios, invariants, requirements } = selected(await catalogueWith(suite), only, skip);
  const heads = {
    scenarios: scenarios.map(({ meta }) => meta),
    invariants: invariants.map(({ meta }) => meta),
  };
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...heads, requirements }, null, 2)}\n`);
  } else {
    const rows: Row[] = [
      ...heads.scenarios.map(
        (meta): Row => ({
          suite: suiteOf(meta),
          cells: [meta.id, meta.services.join(' '), meta.impact, meta.title],
        }),
      ),
      ...heads.invariants.map(
        (meta): Row => ({
          suite: suiteOf(meta),
          cells: [meta.id, services.join(' '), 'observe', meta.title],
        }),
      ),
    ];
    process.stdout.write(table(rows));
  }
  process.exitCode = 0;
}

function selected(catalogue: Catalogue, only: readonly string[], skip: readonly string[]): Catalogue {
  try {
    return select(catalogue, only, skip);
  } catch (error) {
    throw asUsage(error);
  }
}

function table(rows: readonly Row[]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0)));
  const line = ({ cells }: Row): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const suites = [...new Set(rows.map(({ suite }) => suite))];
  const blocks = suites.map((suite) => {
    const own = rows.filter((row) => row.suite === suite);
    return `${suite} (${own.length})\n${own.map((row) => `  ${line(row)}\n`).join('')}`;
  });
  return blocks.join('\n');
}
