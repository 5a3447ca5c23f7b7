import {
  defineInvariant as anyInvariant,
  defineScenario as anyScenario,
  type Invariant,
  type InvariantMeta,
  type Scenario,
  type ScenarioMeta,
} from '../../runner/scenario/index.js';
import type { RequirementId } from '../requirements/index.js';

/** What every check of ours rests on. */
interface Cited {
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
}

/** `defineScenario` with citations tied to our tables: a row that does not exist does not compile, nor does a head without any. */
export function defineScenario<const Meta extends ScenarioMeta<RequirementId> & Cited>(
  scenario: Scenario<Meta>,
): Scenario<Meta> {
  return anyScenario(scenario);
}

/** `defineInvariant` with citations tied to our tables. */
export function defineInvariant<const Meta extends InvariantMeta<RequirementId> & Cited>(
  invariant: Invariant<Meta>,
): Invariant<Meta> {
  return anyInvariant(invariant);
}
