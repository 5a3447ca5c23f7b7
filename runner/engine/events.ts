import type { CheckReport, TargetReport } from '../result/index.js';
import type { Target } from '../target/index.js';

/**
 * What an audit says while it runs, in this order: `started`, `messages`, then for each service `target`, its `check`s and `back-off`s as they come about, and
 * `finished`. Services are audited side by side, so that those of several are mixed. A listener that throws ends the run: the open
 * sessions with QUIT, and the promise with what was thrown.
 */
export type AuditEvent =
  /** Once, before anything is sent; a host of several addresses has one `target` for each of them. */
  | { readonly type: 'started'; readonly runId: string; readonly targets: readonly Target[] }
  /** Once for each address that messages may be handed over to, before anything is sent. */
  | {
      readonly type: 'messages';
      readonly address: string;
      /** Most that the whole run may have accepted there. */
      readonly most: number;
      /** Undefined: as fast as it goes. */
      readonly perMinute: number | undefined;
      /** Stands in every one of them. */
      readonly runId: string;
    }
  /** Once for each service and address, after the first look at it; with a `problem` nothing is asked. */
  | {
      readonly type: 'target';
      readonly target: Target;
      readonly facts: Pick<TargetReport, 'reachability' | 'problem' | 'address'>;
      readonly planned: number;
    }
  /** A scenario, or one variant, is judged. Invariants are when all replies are there: they stand in the report alone. */
  | {
      readonly type: 'check';
      readonly target: Target;
      /** As it will stand in the report, but for its transcripts, which have no numbers yet, and what was expected of it. */
      readonly check: CheckReport;
      readonly roundTrips: number;
    }
  /** The server asked for mercy: fewer connections at once from here on, and none at all for `pauseMs` milliseconds. */
  | { readonly type: 'back-off'; readonly target: Target; readonly reason: string; readonly pauseMs: number }
  /** Once for each service and address: all that is known of it alone, invariants and transcripts included. */
  | { readonly type: 'finished'; readonly target: Target; readonly report: TargetReport };
