import type { Change } from '../change.js';

export const orderChanges: Readonly<Record<string, Change>> = {};
