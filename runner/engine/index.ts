export { audit } from './audit.js';
export type { Catalogue } from './catalogue.js';
export type { AuditEvent } from './events.js';
export { type Expectation, type Expectations, expectationProblem } from './expectation.js';
export {
  isObservable,
  type LedgerRow,
  ledgerOf,
  type RowState,
  rowStates,
  type Tally,
  tallyOf,
} from './ledger.js';
export { type Bound, messageBounds } from './message-bound.js';
export { type AuditOptions, BadOption, type TargetOptions } from './options.js';
export { BadSelection, select, suiteOf } from './selection.js';
export { version } from './version.js';
