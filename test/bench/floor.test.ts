import { describe, expect, it } from 'vitest';
import { floorMs, median } from './floor.mjs';

describe('the floor', () => {
  it('is an even share of all round trips', () => {
    expect(floorMs({ roundTrips: 400, longest: 12, connections: 4, roundTripMs: 50 })).toBe(5_000);
  });

  it('is the longest scenario where that is more', () => {
    expect(floorMs({ roundTrips: 40, longest: 12, connections: 4, roundTripMs: 50 })).toBe(600);
  });
});

describe('the median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing is an error', () => {
    expect(() => median([])).toThrow('no values');
  });
});
