import type { Placed } from './checks.js';
import { expectationWords } from './expected.js';

/** The same finding of one or more targets. */
export type Finding = [Placed, ...Placed[]];

/** Checks with the same id, variant, verdict and words are one finding; it stands where its first does. */
export function sameFindings(checks: readonly Placed[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const placed of checks) {
    const { id, variant, verdict, message } = placed.check;
    const key = JSON.stringify([id, variant, verdict, message, expectationWords(placed.check)]);
    const finding = findings.get(key);
    if (finding === undefined) findings.set(key, [placed]);
    else finding.push(placed);
  }
  return [...findings.values()];
}

/** `suite/name [variant]`. */
export function checkName({
  id,
  variant,
}: {
  readonly id: string;
  readonly variant?: string | undefined;
}): string {
  return variant === undefined ? id : `${id} [${variant}]`;
}
