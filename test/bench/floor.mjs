/**
 * The least time that a run can take when nothing but the network costs time, in milliseconds: the trips shared out evenly over the
 * connections, and never less than the longest scenario, whose trips follow one another.
 * @param {{ roundTrips: number, longest: number, connections: number, roundTripMs: number }} run
 */
export function floorMs({ roundTrips, longest, connections, roundTripMs }) {
  return Math.max(longest, roundTrips / connections) * roundTripMs;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  if (below === undefined || above === undefined) throw new Error('no values, no median');
  return (below + above) / 2;
}
