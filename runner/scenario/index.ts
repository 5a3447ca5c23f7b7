export {
  type AnyScenario,
  type Context,
  defineScenario,
  type Finding,
  rowsBrokenBy,
  type Scenario,
  type ScenarioMeta,
} from './define.js';
export { BadHead, checkHeads } from './head.js';
export { type AnyInvariant, defineInvariant, type Invariant, type InvariantMeta } from './invariant.js';
export { type Credentials, climb, LadderBroken, type LadderTools, type Rung } from './ladder.js';
export { fillMessage, type Outcome, type Verbs, verbs } from './outcome.js';
export type { Facts, Probe } from './probe.js';
export type { Requirement, RequirementTable } from './requirement.js';
