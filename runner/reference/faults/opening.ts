import type { Fault } from './define.js';

/** Greeting, hello, capabilities, the end of sessions. */
export const openingFaults: readonly Fault[] = [];
