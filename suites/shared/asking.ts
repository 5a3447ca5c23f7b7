import type { Context, ScenarioMeta } from '../../runner/scenario/index.js';

/** What a helper needs of the context of a scenario to ask a question of its own, once for all. */
export type Asking = Pick<Context<ScenarioMeta>, 'session' | 'once' | 'probe' | 'canary' | 'token'>;
