import type { Change } from '../change.js';

export const lookupChanges: Readonly<Record<string, Change>> = {};
