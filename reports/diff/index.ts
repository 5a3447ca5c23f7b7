export { type Comparison, compareReports, type Difference, isSame } from './compare.js';
export * from './lines.js';
