import type { CheckReport, TargetReport } from '../result/index.js';
import type { Target } from '../target/index.js';

/** What an audit says while it runs. */
export type AuditEvent =
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
