import {
  defineInvariant as anyInvariant,
  defineScenario as anyScenario,
  type Invariant,
  type InvariantMeta,
  type Scenario,
  type ScenarioMeta,
} from '../../runner/scenario/index.js';
import type { RequirementId } from '../requirements/index.js';

/** `defineScenario` with citations tied to our tables: a row that does not exist does not compile. */
export function defineScenario<const Meta extends ScenarioMeta<RequirementId>>(
  scenario: Scenario<Meta>,
): Scenario<Meta> {
  return anyScenario(scenario);
}

/** `defineInvariant` with citations tied to our tables. */
export function defineInvariant<const Meta extends InvariantMeta<RequirementId>>(
  invariant: Invariant<Meta>,
): Invariant<Meta> {
  return anyInvariant(invariant);
}
