import type { CheckReport, Service } from '../result/index.js';
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

/** The check with what was expected of it, and whether that came true; unchanged where nothing was. */
export function withExpectation(check: CheckReport, expectations: Expectations): CheckReport {
  const named = check.variant === undefined ? check.id : `${check.id} [${check.variant}]`;
  const key = [named, check.id].find((name) => Object.hasOwn(expectations, name));
  const expectation = key === undefined ? undefined : expectations[key];
  if (key === undefined || expectation === undefined) return check;
  const { verdict, reason } = expectation;
  return { ...check, expected: { verdict, reason, key, outcome: outcomeOf(check, verdict) } };
}

/** What was not seen is neither as expected nor otherwise. */
function outcomeOf(check: CheckReport, expected: Expectation['verdict']) {
  if (check.verdict === expected) return 'met';
  return isDecided(check.verdict) ? 'unmet' : 'open';
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
