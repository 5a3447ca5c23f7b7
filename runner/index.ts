import { catalogue } from '../suites/index.js';
import { type AuditOptions, audit as auditWith } from './engine/index.js';
import type { Exploration, ExploreOptions } from './explore/index.js';
import type { Report } from './result/index.js';

export {
  type AuditEvent,
  type AuditOptions,
  BadOption,
  BadSelection,
  type Expectation,
  type Expectations,
  type TargetOptions,
  version,
} from './engine/index.js';
export type { Counterexample, Exploration, ExploreOptions } from './explore/index.js';
export type { Report } from './result/index.js';
export { BadTarget } from './target/index.js';

/**
 * Audits mail servers with all scenarios of smtpspec and returns the report (see report.schema.json).
 * What servers do never throws; @throws BadOption, BadTarget, BadSelection before anything is sent.
 */
export function audit(options: AuditOptions): Promise<Report> {
  return auditWith(catalogue, options);
}

/**
 * Walks at random through the commands of one service and shrinks what RFC 5321 forbids to the shortest dialogue. What servers do
 * never throws; @throws BadOption, BadTarget before anything is sent.
 */
export async function explore(options: ExploreOptions): Promise<Exploration> {
  // The engine of the walk is loaded where it is used: an audit does without it.
  return (await import('./explore/index.js')).explore(options);
}
