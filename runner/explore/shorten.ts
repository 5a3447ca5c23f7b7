/** Longer dialogues have too many parts to try all. */
const longestTried = 6;

/**
 * Looks for the shortest part of the steps that does as well, in their order: all parts, the shorter ones first.
 * @param does  whether a part does; undefined ends the search
 */
export async function shorten<T>(
  steps: readonly T[],
  does: (part: readonly T[]) => Promise<boolean | undefined>,
): Promise<void> {
  if (steps.length > longestTried) return;
  for (const part of partsOf(steps)) {
    const answer = await does(part);
    if (answer !== false) return;
  }
}

/** Every part but the whole, the shorter ones first. */
function partsOf<T>(steps: readonly T[]): T[][] {
  const masks = Array.from({ length: 2 ** steps.length - 1 }, (_, mask) => mask);
  return masks
    .map((mask) => steps.filter((_, at) => (mask & (1 << at)) !== 0))
    .sort((a, b) => a.length - b.length);
}
