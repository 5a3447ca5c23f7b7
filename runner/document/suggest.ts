/** `; did you mean X?` with the candidate most like the name, or nothing when none is at all alike. */
export function didYouMean(
  name: string,
  candidates: readonly string[],
  decorate = (best: string) => best,
): string {
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      likeness: likeness(name.toLowerCase(), candidate.toLowerCase()),
      start: sharedStart(name, candidate),
    }))
    .sort((a, b) => b.likeness - a.likeness || b.start - a.start);
  const best = ranked[0];
  return best === undefined || best.likeness < 0.5 ? '' : `; did you mean ${decorate(best.candidate)}?`;
}

/** Dice coefficient over letter pairs, 0 to 1. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / Math.max(1, left.size + right.size);
}

function pairs(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}

function sharedStart(a: string, b: string): number {
  const differs = [...a].findIndex((letter, index) => letter !== b[index]);
  return differs === -1 ? a.length : differs;
}
