export { LadderBroken, type Rung } from './broken.js';
export type { Canary } from './canary.js';
export {
  type AnyScenario,
  type Context,
  defineScenario,
  type Finding,
  messagesOf,
  type Opening,
  rowsBrokenBy,
  type Scenario,
  type ScenarioMeta,
} from './define.js';
export { BadHead, checkHeads } from './head.js';
export {
  type AnyInvariant,
  defineInvariant,
  type Invariant,
  type InvariantMeta,
  type JudgedExchange,
} from './invariant.js';
export { type Connecting, climb, helloOf, type LadderTools } from './ladder.js';
export {
  type LoginTools,
  logInBy,
  offeredMechanisms,
  type PlainForm,
  plainLogIn,
  usableMechanisms,
  whyNotSend,
} from './login.js';
export { fillMessage, type Outcome, type Verbs, verbs, whyNoOutcome } from './outcome.js';
export type { Facts, Probe } from './probe.js';
export type { Headings, Requirement, RequirementTable } from './requirement.js';
