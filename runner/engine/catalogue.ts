import {
  type AnyInvariant,
  type AnyScenario,
  checkHeads,
  type Headings,
  type RequirementTable,
} from '../scenario/index.js';

/** Everything that can be asked, and the rows that it rests on. */
export interface Catalogue {
  readonly scenarios: readonly AnyScenario[];
  readonly invariants: readonly AnyInvariant[];
  readonly requirements: RequirementTable;
  /** Names of the suites that a user brought. */
  readonly own?: readonly string[];
  /** Of the RFCs that a report draws as a map. */
  readonly headings?: Headings;
}

/** Checks every head. @throws BadHead */
export function checkCatalogue({ scenarios, invariants, requirements }: Catalogue): void {
  checkHeads(scenarios, invariants, (id) => Object.hasOwn(requirements, id));
}
