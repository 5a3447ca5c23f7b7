export function floorMs(run: {
  readonly roundTrips: number;
  readonly longest: number;
  readonly connections: number;
  readonly roundTripMs: number;
}): number;
export function median(values: readonly number[]): number;
