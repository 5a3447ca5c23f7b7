import type { AnyInvariant, AnyScenario, Headings, RequirementTable } from '../runner/scenario/index.js';
import { auth } from './lists/auth.js';
import { commands } from './lists/commands.js';
import { delivery } from './lists/delivery.js';
import { hardening } from './lists/hardening.js';
import { lmtp } from './lists/lmtp.js';
import { relay, relayThatFailsLogins } from './lists/relay.js';
import { replies } from './lists/replies.js';
import { submission } from './lists/submission.js';
import { tls } from './lists/tls.js';
import { headings } from './requirements/headings.js';
import { requirements } from './requirements/index.js';

/** Every scenario, in the order of the report. */
const scenarios: readonly AnyScenario[] = [
  ...commands,
  ...tls,
  ...submission,
  ...relay,
  ...hardening,
  ...delivery,
  ...lmtp,
  ...auth,
  ...relayThatFailsLogins,
];

/** All that smtpspec asks, and the rows that it rests on. */
export const catalogue: {
  readonly scenarios: readonly AnyScenario[];
  readonly invariants: readonly AnyInvariant[];
  readonly requirements: RequirementTable;
  readonly headings: Headings;
} = { scenarios, invariants: replies, requirements, headings };

export { type PolicyName, policies } from './policies/index.js';
