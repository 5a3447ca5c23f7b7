import { type CheckReport, type Service, verdicts } from '../result/index.js';
import type { Catalogue } from './catalogue.js';
import { isDecided } from './judgements.js';

/** A finding that is known, and why it is meant to be so. */
export interface Expectation {
  readonly verdict: 'fail' | 'warn';
  /** Shown in the report. */
  readonly reason: string;
}

/** By `suite/name`, or `suite/name [variant]` where one variant is meant; the latter goes before the former. */
export type Expectations = Readonly<Record<string, Expectation>>;

/**
 * The checks, each that an expectation is about with what came of it. An expectation of a scenario with variants is met by any of
 * them; where it is not, it stands at one check, the worst, so that a line counts once.
 */
export function withExpectations(checks: readonly CheckReport[], expectations: Expectations): CheckReport[] {
  const carriers = new Map<CheckReport, NonNullable<CheckReport['expected']>>();
  for (const [key, { verdict, reason }] of Object.entries(expectations)) {
    const concerned = checks.filter((check) => keyOf(check, expectations) === key);
    const met = concerned.filter((check) => check.verdict === verdict);
    for (const check of met) carriers.set(check, { verdict, reason, key, outcome: 'met' });
    if (met.length > 0) continue;
    const undecided = concerned.filter((check) => !isDecided(check.verdict));
    const outcome = undecided.length > 0 ? 'open' : 'unmet';
    const [carrier] = (undecided.length > 0 ? undecided : concerned).toSorted(byVerdict);
    if (carrier !== undefined) carriers.set(carrier, { verdict, reason, key, outcome });
  }
  return checks.map((check) => {
    const expected = carriers.get(check);
    return expected === undefined ? check : { ...check, expected };
  });
}

/** The line that speaks of a check, if any does. */
function keyOf({ id, variant }: CheckReport, expectations: Expectations): string | undefined {
  const names = variant === undefined ? [id] : [`${id} [${variant}]`, id];
  return names.find((name) => Object.hasOwn(expectations, name));
}

function byVerdict(a: CheckReport, b: CheckReport): number {
  return verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict);
}

/** Why nothing of that name can be expected of a target with these services, and what is most like it; undefined when it can. */
export function expectationProblem(
  key: string,
  catalogue: Catalogue,
  services: readonly Service[],
): { readonly why: string; readonly known: readonly string[] } | undefined {
  const [, id = '', variant] = /^(\S+)(?: \[(.+)\])?$/.exec(key) ?? [];
  const heads = [...catalogue.scenarios, ...catalogue.invariants].map(({ meta }) => meta);
  const meta = heads.find((head) => head.id === id);
  if (meta === undefined) return { why: 'names no scenario', known: heads.map((head) => head.id) };
  const variants = 'variants' in meta ? Object.keys(meta.variants ?? {}) : [];
  if (variant !== undefined && !variants.includes(variant)) {
    return { why: 'names no variant of that scenario', known: variants.map((name) => `${id} [${name}]`) };
  }
  if ('services' in meta && !meta.services.some((service) => services.includes(service))) {
    return { why: `is not asked of ${services.join(', ')}, but of ${meta.services.join(', ')}`, known: [] };
  }
  return undefined;
}
