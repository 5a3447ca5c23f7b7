import type { Report, RoleCell, Service, Verdict } from '../result/index.js';

/** One thing that a report judged: a check, or one expectation of the role matrix. */
export interface Item {
  readonly url: string;
  readonly service: Service;
  /** Scenario id; `roles/…` and the expectation for a cell of the role matrix. */
  readonly id: string;
  readonly variant?: string | undefined;
  readonly verdict: Verdict;
  readonly finding?: string | undefined;
  readonly message: string;
  /** Whether it could be a finding: not where the configuration expects it, nor in a cell that tells what a check has told. */
  readonly counts: boolean;
  /** Whether the configuration expected something else of it. */
  readonly unmet: boolean;
}

/** Everything that the report judged, in its order. */
export function itemsOf({ targets, roles = [] }: Report): Item[] {
  const checks = targets.flatMap(({ url, service, checks }) =>
    checks.map(
      ({ id, variant, verdict, finding, message, expected }): Item => ({
        url,
        service,
        id,
        variant,
        verdict,
        finding,
        message,
        counts: expected?.outcome !== 'met',
        unmet: expected?.outcome === 'unmet',
      }),
    ),
  );
  const cells = roles.flatMap(({ target, cells }) => {
    const place = targets[target];
    if (place === undefined) return [];
    return cells.map(
      (cell): Item => ({
        url: place.url,
        service: place.service,
        id: `roles/${cell.expectation}`,
        verdict: verdictOf(cell),
        message: cell.message,
        counts: cell.checks.length === 0,
        unmet: false,
      }),
    );
  });
  return [...checks, ...cells];
}

function verdictOf({ state, weight = 'info' }: RoleCell): Verdict {
  if (state === 'unmet') return weight;
  if (state === 'met') return 'pass';
  return state === 'unknown' ? 'inconclusive' : 'not-applicable';
}

const decided: readonly Verdict[] = ['pass', 'fail', 'warn', 'info'];

export function isDecided({ verdict }: Pick<Item, 'verdict'>): boolean {
  return decided.includes(verdict);
}
