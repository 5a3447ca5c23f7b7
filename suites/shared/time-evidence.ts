/*
 * Whether two questions take a server different time, from pairs of replies. In each pair chance decides which question goes first, so
 * that on a server that makes no difference the sign of every difference is a toss of a coin, whatever the noise is and however it
 * comes in bursts. That makes the rank test exact where it matters: when there is nothing to be found.
 */

/** Where the typical difference lies. Milliseconds; positive: the first question takes longer. */
export interface Shift {
  /** Pairs that it rests on. */
  readonly pairs: number;
  /** The median of the means of any two differences (Hodges and Lehmann). */
  readonly middle: number;
  /** The interval that holds it, by Wilcoxon's signed-rank test. */
  readonly low: number;
  readonly high: number;
}

/** Pairs after which the evidence is looked at; behind the last one it is given up. */
export const looks = [20, 30, 45, 65, 90, 120] as const;
/**
 * Standard deviations of the rank sum on each side of its mean. At every look the interval misses the truth in fewer than 1 of 10,000
 * runs, so that all looks of a hundred runs together raise a false alarm in fewer than 6 of 100 such hundreds.
 */
const deviations = 3.9;
/** A difference of less is not told: nobody can use it over a network, and no server is that even. Milliseconds. */
export const leastMs = 2;
/** What a pass rules out, in milliseconds: less than the 20 that have to be found. */
export const ruledOutMs = 15;

/** @param differences  one per pair, in milliseconds; at least 20 */
export function shiftOf(differences: readonly number[]): Shift {
  const pairs = differences.length;
  const means = differences
    .flatMap((one, at) => differences.slice(at).map((other) => (one + other) / 2))
    .sort((a, b) => a - b);
  const mean = (pairs * (pairs + 1)) / 4;
  const deviation = Math.sqrt((pairs * (pairs + 1) * (2 * pairs + 1)) / 24);
  const outside = Math.max(0, Math.floor(mean - deviations * deviation));
  const at = (index: number): number => means[index] ?? Number.NaN;
  const half = means.length / 2;
  return {
    pairs,
    middle: (at(Math.floor(half)) + at(Math.ceil(half) - 1)) / 2,
    low: at(outside),
    high: at(means.length - 1 - outside),
  };
}

/** `different`: by more than `leastMs`; `alike`: within `ruledOutMs`; `open`: more pairs are needed. */
export function rule({ low, high }: Shift): 'different' | 'alike' | 'open' {
  if (low > leastMs || high < -leastMs) return 'different';
  return low > -ruledOutMs && high < ruledOutMs ? 'alike' : 'open';
}

/** The next number of pairs at which to look; undefined when it is time to give up. */
export function nextLook(pairs: number): number | undefined {
  return looks.find((look) => look > pairs);
}

/** In words, to follow "took": "4.1 ms longer (+3.0 to +5.2 ms, 20 pairs)". */
export function describeShift({ pairs, middle, low, high }: Shift): string {
  const signed = (ms: number): string => `${ms < 0 ? '-' : '+'}${Math.abs(ms).toFixed(1)}`;
  const way = middle < 0 ? 'shorter' : 'longer';
  return `${Math.abs(middle).toFixed(1)} ms ${way} (${signed(low)} to ${signed(high)} ms, ${pairs} pairs)`;
}
