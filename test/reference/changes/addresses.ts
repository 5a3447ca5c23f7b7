import type { Change } from '../change.js';

export const addressesChanges: Readonly<Record<string, Change>> = {};
