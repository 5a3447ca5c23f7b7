export * from './compare.js';
export * from './lines.js';
