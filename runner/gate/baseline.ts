import type { Report, Verdict } from '../result/index.js';
import { concerns, type Entry, isAbout, isExpired, isMet } from './entry.js';
import { type Item, isDecided, itemsOf } from './items.js';

/**
 * What a baseline and a report say to each other. The first five stand in the way of the gate:
 * - `new`: a finding that no entry speaks of
 * - `unexpected`: an expectation of the configuration that did not come true
 * - `gone`: what was expected was judged, and is found no more; `changed`: something else is found
 * - `expired`: the day of the entry is over
 * - `vanished`: the report has no such check
 *
 * The others are only told: `open`, where nothing could be judged, and `left-out`, where `--only` or `--skip` left the check out.
 */
export type Remark<E extends Entry> =
  | { readonly kind: 'new' | 'unexpected'; readonly item: Item }
  | { readonly kind: 'gone' | 'changed'; readonly entry: E; readonly item: Item }
  | { readonly kind: 'expired' | 'vanished' | 'open' | 'left-out'; readonly entry: E };

export interface Judgement<E extends Entry> {
  readonly remarks: readonly Remark<E>[];
  /** How many entries are as they say. */
  readonly met: number;
}

export interface BaselineOptions {
  /** ISO 8601 day. */
  readonly today: string;
  /** Verdicts that count as findings. */
  readonly counting: readonly Verdict[];
  /** Whether there is a scenario or invariant of that id. */
  readonly knows: (id: string) => boolean;
}

/** Holds a report against a baseline: remarks on entries in their order, then what is new in the order of the report. */
export function judgeBaseline<E extends Entry>(
  report: Report,
  entries: readonly E[],
  options: BaselineOptions,
): Judgement<E> {
  const items = itemsOf(report);
  const onEntries = entries.flatMap((entry) => remarkOn(entry, items, report, options) ?? []);
  const told = onEntries.flatMap((remark) => ('item' in remark ? [remark.item] : []));
  const isKnown = (item: Item): boolean =>
    told.includes(item) || entries.some((entry) => concerns(entry, item) && isMet(entry, item));
  const onItems = items.flatMap((item): Remark<E>[] => {
    if (item.unmet) return [{ kind: 'unexpected', item }];
    if (!item.counts || !options.counting.includes(item.verdict) || isKnown(item)) return [];
    return [{ kind: 'new', item }];
  });
  return { remarks: [...onEntries, ...onItems], met: entries.length - onEntries.length };
}

/** An entry without a variant is met by any of them; where a name has several addresses, by any of these. */
function remarkOn<E extends Entry>(
  entry: E,
  items: readonly Item[],
  report: Report,
  { today, knows }: BaselineOptions,
): Remark<E> | undefined {
  const own = items.filter((item) => concerns(entry, item));
  const expired = { kind: 'expired', entry } as const;
  if (own.some((item) => isMet(entry, item))) return isExpired(entry, today) ? expired : undefined;
  if (own.length === 0) return absent(entry, report, knows(entry.check));
  if (!own.every(isDecided)) return isExpired(entry, today) ? expired : { kind: 'open', entry };
  const [other] = own.filter(isFinding);
  if (other !== undefined) return { kind: 'changed', entry, item: other };
  return own[0] === undefined ? undefined : { kind: 'gone', entry, item: own[0] };
}

function absent<E extends Entry>(entry: E, report: Report, known: boolean): Remark<E> {
  const { targets, interrupted, options } = report;
  const own = targets.filter((target) => isAbout(entry, target));
  const unjudged = interrupted === true || own.some(({ problem }) => problem !== undefined);
  if (own.length > 0 && unjudged) return { kind: 'open', entry };
  const isSelection = own.some((target) => {
    const { only, skip } = { ...options, ...target.options };
    return only.length > 0 || skip.length > 0;
  });
  return { kind: known && isSelection ? 'left-out' : 'vanished', entry };
}

function isFinding({ verdict }: Item): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

/** The report as it is told where a baseline is known: what an entry in force speaks of is expected. Verdicts and totals stay. */
export function withBaseline(report: Report, entries: readonly Entry[], today: string): Report {
  const inForce = entries.filter((entry) => !isExpired(entry, today));
  const targets = report.targets.map((target) => ({
    ...target,
    checks: target.checks.map((check) => {
      const item = { ...check, url: target.url, service: target.service };
      const entry = inForce.find((it) => concerns(it, item) && isMet(it, item));
      if (entry === undefined || check.expected !== undefined) return check;
      const { verdict, reason, owner, expires } = entry;
      const why = `${reason} (${owner}, until ${expires})`;
      return { ...check, expected: { verdict, reason: why, key: keyOf(entry), outcome: 'met' as const } };
    }),
  }));
  return { ...report, targets };
}

/** `suite/name`, or `suite/name [variant]`. */
export function keyOf({ check, variant }: { check: string; variant?: string | undefined }): string {
  return variant === undefined ? check : `${check} [${variant}]`;
}
