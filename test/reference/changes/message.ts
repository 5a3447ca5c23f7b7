import type { Change } from '../change.js';

export const messageChanges: Readonly<Record<string, Change>> = {};
