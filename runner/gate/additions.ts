import type { Report, Verdict } from '../result/index.js';
import { concerns, type Entry, isMet } from './entry.js';
import { type Item, itemsOf } from './items.js';

/** The findings of a report that no entry speaks of, each once: a name with several addresses may show one more than once. */
export function additionsTo(
  entries: readonly Entry[],
  report: Report,
  counting: readonly Verdict[],
): (Item & Pick<Entry, 'verdict'>)[] {
  const known = (item: Item): boolean => entries.some((entry) => concerns(entry, item) && isMet(entry, item));
  const found = itemsOf(report).flatMap((item) => {
    const { verdict } = item;
    if (!item.counts || !counting.includes(verdict) || known(item)) return [];
    return verdict === 'fail' || verdict === 'warn' ? [{ ...item, verdict }] : [];
  });
  return [...new Map(found.map((item) => [nameOf(item), item])).values()];
}

function nameOf({ url, id, variant, finding, verdict }: Item): string {
  return JSON.stringify([url, id, variant, finding, verdict]);
}
