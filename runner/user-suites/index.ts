export { type PlaceOf, withSuites } from './join.js';
export { BadSuite, type OwnRequirement, type Suite } from './suite.js';
