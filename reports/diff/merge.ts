import type { OneSided } from './open.js';

/** What is alike at several services, once, told in the words of the first. */
export function merged<T extends { readonly services: readonly string[] }>(
  all: readonly T[],
  keyOf: (it: T) => unknown,
): T[] {
  const found = new Map<string, T>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const known = found.get(key);
    found.set(key, known === undefined ? one : { ...known, services: union(known.services, one.services) });
  }
  return [...found.values()];
}

/** Checks that were left open for one reason, together; those of several suites where they have the same heading. */
export function gathered(
  all: readonly OneSided[],
  headingOf: (one: OneSided) => string = () => '',
): OneSided[] {
  const byCheck = merged(all, ({ checks, judgedAt, verdict, why }) => [checks, judgedAt, verdict, why]);
  const found = new Map<string, OneSided>();
  for (const one of byCheck) {
    const key = JSON.stringify([headingOf(one), one.services, one.judgedAt, one.verdict, one.why]);
    const known = found.get(key);
    found.set(key, known === undefined ? one : { ...known, checks: union(known.checks, one.checks) });
  }
  return [...found.values()];
}

export function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
