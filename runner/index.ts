import { catalogue } from '../suites/index.js';
import { type AuditOptions, audit as auditWith } from './engine/index.js';
import type { Report } from './result/index.js';

export { type AuditEvent, type AuditOptions, BadOption, BadSelection, version } from './engine/index.js';
export type { Report } from './result/index.js';
export { BadTarget } from './target/index.js';

/**
 * Audits mail servers with all scenarios of smtpspec and returns the report (see report.schema.json).
 * What servers do never throws; @throws BadOption, BadTarget, BadSelection before anything is sent.
 */
export function audit(options: AuditOptions): Promise<Report> {
  return auditWith(catalogue, options);
}
