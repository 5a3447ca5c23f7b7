/**
 * Compares versions of numbers and points, as most mail servers bear them; a missing number is 0, and what follows them ("p1", "-RC2") is
 * left out. Negative: the first one is older.
 */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [one, other].map((version) =>
    (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.'),
  );
  for (let at = 0; at < Math.max(first?.length ?? 0, second?.length ?? 0); at += 1) {
    const difference = Number(first?.[at] ?? 0) - Number(second?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
