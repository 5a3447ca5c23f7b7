import { describe, expect, it } from 'vitest';
import { describeShift, looks, nextLook, rule, shiftOf } from '../../suites/shared/time-evidence.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

describe('the typical difference', () => {
  it('lies in the middle of the means of any two, and the interval around it', () => {
    // 20 pairs: the rank sum has the mean 105 and the deviation 26.8; 3.9 of those leave half a mean outside, which is none.
    expect(shiftOf(upTo(20))).toEqual({ pairs: 20, middle: 10.5, low: 1, high: 20 });
    const more = shiftOf(upTo(45));
    expect(more.middle).toBe(23);
    expect(more.low).toBeGreaterThan(10);
    expect(more.high).toBeCloseTo(46 - more.low);
  });

  it('does not depend on a few wild ones', () => {
    const calm = Array.from({ length: 45 }, (_, at) => at % 3);
    const { middle, high } = shiftOf(calm.map((value, at) => (at < 3 ? 100_000 : value)));
    expect(middle).toBeLessThan(2);
    expect(high).toBeLessThan(3);
  });
});

it.each([
  { low: 2.1, high: 40, says: 'different' },
  { low: -40, high: -2.1, says: 'different' },
  { low: -14.9, high: 14.9, says: 'alike' },
  { low: -1, high: 15, says: 'open' },
  { low: -15, high: 1, says: 'open' },
])('between $low and $high ms is $says', ({ low, high, says }) => {
  expect(rule({ pairs: 20, middle: (low + high) / 2, low, high })).toBe(says);
});

it('is looked at seldom, and given up after the last look', () => {
  expect([0, 20, 25, 120].map(nextLook)).toEqual([20, 30, 30, undefined]);
  expect(looks.at(-1)).toBe(120);
});

it('is told with its interval and its pairs', () => {
  expect(describeShift({ pairs: 30, middle: 20.04, low: 18, high: 22.5 })).toBe(
    '20.0 ms longer (+18.0 to +22.5 ms, 30 pairs)',
  );
  expect(describeShift({ pairs: 20, middle: -0.5, low: -3, high: 2 })).toBe(
    '0.5 ms shorter (-3.0 to +2.0 ms, 20 pairs)',
  );
});
