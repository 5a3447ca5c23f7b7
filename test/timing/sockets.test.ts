import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../runner/result/index.js';
import { userEnumerationTiming } from '../../suites/auth/user-enumeration-timing.js';
import { requirements } from '../../suites/requirements/index.js';
import { auditReference } from '../proof/support.js';

/** The figures in docs/verdicts.md are those of 100. */
const runs = Number(process.env.SMTPSPEC_TIMING_RUNS ?? 3);
const catalogue = { scenarios: [userEnumerationTiming], invariants: [], requirements };

/** How often each verdict came, and what each run said. */
async function verdictsOf(
  faults: readonly string[],
): Promise<{ counts: Record<string, number>; said: string }> {
  const counts: Record<string, number> = { pass: 0, warn: 0, inconclusive: 0 };
  const said: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const wish = { faults, services: ['submissions'], allow: 'stress', timeoutMs: 20_000 } as const;
    const { targets } = await auditReference(catalogue, wish);
    const [check] = targets.flatMap(({ checks }): CheckReport[] => checks);
    const verdict = check?.verdict ?? 'none';
    counts[verdict] = (counts[verdict] ?? 0) + 1;
    said.push(`${verdict}: ${check?.message}`);
  }
  return { counts, said: said.join('\n') };
}

describe(`auth/user-enumeration-timing over sockets, ${runs} runs`, () => {
  const timeout = 60_000 + runs * 30_000;

  it('takes a server that is 20 ms slower for a login that exists for no even one', { timeout }, async () => {
    const { counts, said } = await verdictsOf(['auth-slow-for-known-login']);
    expect(counts.pass, said).toBe(0);
    expect(counts.warn, said).toBeGreaterThanOrEqual(Math.floor(runs * 0.95));
    if (runs > 3) console.log(counts);
  });

  it('raises nothing where both take the same time', { timeout }, async () => {
    const { counts, said } = await verdictsOf([]);
    expect(counts.warn, said).toBe(0);
    if (runs > 3) console.log(counts);
  });
});
