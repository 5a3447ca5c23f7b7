export * from './additions.js';
export * from './baseline.js';
export * from './entry.js';
export type { Item } from './items.js';
export * from './thresholds.js';
