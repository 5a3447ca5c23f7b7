import { type AuditOptions, audit, BadOption, BadSelection, BadSuite, BadTarget } from '../index.js';
import type { Report } from '../result/index.js';
import { interruptible } from './interrupt.js';
import { showProgress } from './progress.js';
import { UsageError } from './usage-error.js';

/** Audits with progress on stderr; the first Ctrl-C ends it with what was decided. @throws UsageError */
export async function runAudit(options: AuditOptions, quiet: boolean): Promise<Report> {
  const progress = quiet ? undefined : showProgress(process.stderr);
  try {
    return await interruptible((signal) =>
      audit({ ...options, signal, ...(progress === undefined ? {} : { onEvent: progress.onEvent }) }),
    );
  } catch (error) {
    throw asUsage(error);
  } finally {
    progress?.stop();
  }
}

/** Errors by which the engine says that it was asked for nonsense, as usage errors; others as they are. */
export function asUsage(error: unknown): unknown {
  const known = [BadOption, BadTarget, BadSelection, BadSuite].some((kind) => error instanceof kind);
  return known && error instanceof Error ? new UsageError(error.message, { cause: error }) : error;
}
