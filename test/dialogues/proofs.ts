import type { Catalogue } from '../../runner/engine/index.js';
import type { AnyInvariant, AnyScenario } from '../../runner/scenario/index.js';
import { requirements } from '../../suites/requirements/index.js';
import type { Proof } from '../proof/support.js';

/** A proof as its file declares it. */
export interface Declared {
  readonly meta: AnyInvariant['meta'] & Partial<AnyScenario['meta']>;
  readonly catalogue: Catalogue;
  readonly proof: Proof;
}

/** Every proof that was declared, by the id of what it proves. */
export const declared = new Map<string, Declared>();

/** Stands in for `scenarioProof`: the cases are kept, and not proven here. */
export function keepScenario(scenario: AnyScenario, proof: Proof): void {
  const { meta } = scenario;
  declared.set(meta.id, { meta, catalogue: { scenarios: [scenario], invariants: [], requirements }, proof });
}

/** Stands in for `invariantProof`. */
export function keepInvariant(invariant: AnyInvariant, proof: Proof, by: readonly AnyScenario[]): void {
  const { meta } = invariant;
  declared.set(meta.id, { meta, catalogue: { scenarios: by, invariants: [invariant], requirements }, proof });
}
