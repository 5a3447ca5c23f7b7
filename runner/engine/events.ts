import type { CheckReport, TargetReport } from '../result/index.js';
import type { Target } from '../target/index.js';

/** What an audit says while it runs. */
export type AuditEvent =
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
  | {
      readonly type: 'target';
      readonly target: Target;
      readonly facts: Pick<TargetReport, 'reachability' | 'problem' | 'address'>;
      readonly planned: number;
    }
  | {
      readonly type: 'check';
      readonly target: Target;
      readonly check: CheckReport;
      readonly roundTrips: number;
    }
  | { readonly type: 'back-off'; readonly target: Target; readonly reason: string; readonly pauseMs: number };
