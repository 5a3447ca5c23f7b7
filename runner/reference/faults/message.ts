import type { Fault } from './define.js';

/** Mail data, headers, limits of messages and recipients. */
export const messageFaults: readonly Fault[] = [];
