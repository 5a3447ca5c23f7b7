import type { Fault } from './define.js';

/** Paths, literals, parameters, Postmaster. */
export const addressFaults: readonly Fault[] = [];
