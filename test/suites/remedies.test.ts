import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../suites/index.js';

const heads = [...catalogue.scenarios, ...catalogue.invariants].map(({ meta }) => meta);

/** What the lab has to find on a stock server. */
function foundOn(product: string): string[] {
  const file = join(import.meta.dirname, '../lab/verdicts', `${product}.json`);
  const all = JSON.parse(readFileSync(file, 'utf8')) as { check: string; verdict: string }[];
  const found = all.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  return [...new Set(found.map(({ check }) => check.split(' ')[0] ?? ''))];
}

describe.each(['postfix', 'exim', 'opensmtpd', 'haraka'] as const)('%s', (product) => {
  it('is told how to mend all that is found on it, or that no setting does', () => {
    const checks = foundOn(product);
    expect(checks.length).toBeGreaterThan(5);
    const untold = checks.filter((id) => heads.find((meta) => meta.id === id)?.remedy[product] === undefined);
    expect(untold).toEqual([]);
  });
});

it('no remedy for a product is longer than two hundred characters', () => {
  const long = heads.flatMap(({ id, remedy: { any: _, ...products } }) =>
    Object.entries(products).flatMap(([product, text]) => (text.length > 200 ? [`${id} ${product}`] : [])),
  );
  expect(long).toEqual([]);
});
