import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { looks, rule, shiftOf } from '../../suites/shared/time-evidence.js';

/** Milliseconds of refusals, in order, that measure.mjs has seen at servers of which none looks at the login. */
const measured = JSON.parse(readFileSync(join(import.meta.dirname, 'measured.json'), 'utf8')) as Readonly<
  Record<string, readonly number[]>
>;

const runs = 100;
const differenceMs = 20;

/** Numbers in [0, 1) from a seed (mulberry32), so that every run of this test is the same. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One run as auth/user-enumeration-timing makes it, with noise replayed from a random point on, so that bursts stay bursts. */
function verdictOf(noise: readonly number[], addedMs: number, random: () => number): string {
  let at = Math.floor(random() * noise.length);
  const next = (): number => noise[at++ % noise.length] ?? 0;
  const differences: number[] = [];
  for (const look of looks) {
    while (differences.length < look) {
      const [first, second] = [next(), next()];
      differences.push(addedMs + (random() < 0.5 ? first - second : second - first));
    }
    const ruling = rule(shiftOf(differences));
    if (ruling !== 'open') return ruling;
  }
  return 'open';
}

function tally(noise: readonly number[], addedMs: number): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { different: 0, alike: 0, open: 0 };
  for (let run = 0; run < runs; run += 1) {
    const verdict = verdictOf(noise, addedMs, randomFrom(run));
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}

describe.each(Object.entries(measured))('with the noise of %s', (_name, noise) => {
  it(`${differenceMs} ms are found in at least 95 of ${runs} runs`, () => {
    expect(tally(noise, differenceMs).different).toBeGreaterThanOrEqual(95);
  });

  it(`nothing is found in any of ${runs} runs where there is nothing`, () => {
    expect(tally(noise, 0).different).toBe(0);
  });
});

describe('what is too little to tell', () => {
  const [even = []] = Object.values(measured);

  it('passes where the noise is small', () =>
    expect(tally(even, 1)).toEqual({ different: 0, alike: runs, open: 0 }));

  it('is no verdict where the noise is large', () => {
    const random = randomFrom(1);
    const wild = Array.from({ length: 300 }, () => 300 * random());
    expect(tally(wild, 0)).toEqual({ different: 0, alike: 0, open: runs });
  });
});
