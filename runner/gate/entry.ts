import type { Item } from './items.js';

/** One line of a baseline: a finding that is known, why, who answers for it, and until when. */
export interface Entry {
  /** URL of a target as the report has it, or a service name, which is every target of that service. */
  readonly target: string;
  /** Scenario id, or `roles/…`. */
  readonly check: string;
  /** Absent: any. */
  readonly variant?: string;
  /** Absent: any. */
  readonly finding?: string;
  readonly verdict: 'fail' | 'warn';
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, ISO 8601 (`2027-05-31`). */
  readonly expires: string;
}

/** Whether the entry speaks of a target with this URL and service. */
export function isAbout({ target }: Entry, { url, service }: Pick<Item, 'url' | 'service'>): boolean {
  return target === url || target === service;
}

/** Whether the entry speaks of this check, however it was judged. */
export function concerns(entry: Entry, item: Pick<Item, 'url' | 'service' | 'id' | 'variant'>): boolean {
  const { check, variant } = entry;
  return isAbout(entry, item) && check === item.id && (variant === undefined || variant === item.variant);
}

/** Whether the check came out as the entry says. */
export function isMet({ verdict, finding }: Entry, item: Pick<Item, 'verdict' | 'finding'>): boolean {
  return verdict === item.verdict && (finding === undefined || finding === item.finding);
}

/** @param today  ISO 8601 day */
export function isExpired({ expires }: Entry, today: string): boolean {
  return expires < today;
}
