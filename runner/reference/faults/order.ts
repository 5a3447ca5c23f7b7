import type { Fault } from './define.js';

/** Sequences, and which code answers which command. */
export const orderFaults: readonly Fault[] = [];
