import type { Change } from '../change.js';

export const openingChanges: Readonly<Record<string, Change>> = {};
