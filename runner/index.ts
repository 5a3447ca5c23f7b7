import { catalogue } from '../suites/index.js';
import { audit as auditWith, type AuditOptions as EngineOptions } from './engine/index.js';
import type { Exploration, ExploreOptions } from './explore/index.js';
import type { Report } from './result/index.js';
import type { Suite } from './user-suites/index.js';

export type { TlsPolicy } from './endpoint/index.js';
export {
  type AuditEvent,
  BadOption,
  BadSelection,
  type Expectation,
  type Expectations,
  type TargetOptions,
  version,
} from './engine/index.js';
export type { Counterexample, Exploration, ExploreOptions } from './explore/index.js';
export type { Answer, Session } from './net/index.js';
export type {
  CheckReport,
  Impact,
  Level,
  Report,
  Service,
  Severity,
  TargetReport,
  TranscriptReport,
  Verdict,
} from './result/index.js';
export {
  type AnyScenario,
  type Context,
  defineScenario,
  type Finding,
  type Outcome,
  type Rung,
  type Scenario,
  type ScenarioMeta,
} from './scenario/index.js';
export { BadTarget, type Target } from './target/index.js';
export { BadSuite, type OwnRequirement, type Suite } from './user-suites/index.js';

export interface AuditOptions extends EngineOptions {
  /** Suites of your own, asked behind ours; see docs/user-suites.md. */
  readonly suites?: readonly Suite[];
}

/**
 * Audits mail servers with all scenarios of smtpspec, and with those of `suites`, and returns the report (see report.schema.json).
 * What servers do never throws; @throws BadOption, BadTarget, BadSelection, BadSuite before anything is sent. When `signal` aborts, now or
 * later, the report comes early: it says `interrupted`, and holds what was decided until then.
 */
export async function audit({ suites = [], ...options }: AuditOptions): Promise<Report> {
  if (suites.length === 0) return auditWith(catalogue, options);
  // What checks a suite is of no use to most runs.
  const { withSuites } = await import('./user-suites/join.js');
  return auditWith(withSuites(catalogue, suites), options);
}

/**
 * Walks at random through the commands of one service and shrinks what RFC 5321 forbids to the shortest dialogue. What servers do
 * never throws; @throws BadOption, BadTarget before anything is sent.
 */
export async function explore(options: ExploreOptions): Promise<Exploration> {
  // The engine of the walk is loaded where it is used: an audit does without it.
  return (await import('./explore/index.js')).explore(options);
}
