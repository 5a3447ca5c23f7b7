import type { Fault } from './define.js';

/** Command lines, VRFY, EXPN, HELP, NOOP, RSET. */
export const lookupFaults: readonly Fault[] = [];
