export { type ExploreOptions, explore } from './explore.js';
export type { Counterexample, Effort, Exploration, Line, Unlisted } from './result.js';
