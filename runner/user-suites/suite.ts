import type { Level } from '../result/index.js';
import type { AnyScenario } from '../scenario/index.js';

/** Scenarios of a user: the default export of a module that `--suite` names, and what `audit` takes as `suites`. */
export interface Suite {
  /** Lower-case words joined by hyphens, none of ours; every id in it begins with `name/`. */
  readonly name: string;
  /** In the order of the report, where they stand behind ours. */
  readonly scenarios: readonly AnyScenario[];
  /** Rows that no RFC has, by id, which begins with `name-`. Scenarios may cite them beside those of `smtpspec list --json`. */
  readonly requirements?: Readonly<Record<string, OwnRequirement>>;
}

/** A requirement of the user's own. */
export interface OwnRequirement {
  /** Where it is written down: "Mail policy of Acme, section 3". */
  readonly title: string;
  /** What a finding that breaks it weighs; MUST and MUST NOT fail, SHOULD and SHOULD NOT warn. */
  readonly level: Level;
  /** What is required, in one sentence. */
  readonly text: string;
  /** Where to read it; http or https. */
  readonly url?: string;
}

/** A suite that cannot be used: which one, what is wrong with it, how to mend it. */
export class BadSuite extends Error {
  override readonly name = 'BadSuite';
}
