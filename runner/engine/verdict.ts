import type { CheckReport, Level, Severity, Verdict } from '../result/index.js';
import {
  fillMessage,
  type InvariantMeta,
  type Outcome,
  type RequirementTable,
  rowsBrokenBy,
} from '../scenario/index.js';

export type Grade = Pick<
  CheckReport,
  'verdict' | 'message' | 'level' | 'severity' | 'byTheLetter' | 'finding'
>;

const byLevel: Readonly<Record<Level, Verdict>> = {
  MUST: 'fail',
  'MUST NOT': 'fail',
  grammar: 'fail',
  SHOULD: 'warn',
  'SHOULD NOT': 'warn',
  expectation: 'warn',
  derived: 'warn',
  MAY: 'info',
};
const bySeverity: Readonly<Record<Severity, Verdict>> = {
  critical: 'fail',
  high: 'fail',
  medium: 'fail',
  low: 'warn',
  info: 'info',
};

/**
 * Outcome × level (or severity) → verdict; docs/verdicts.md is the table in words.
 * @throws Error when the body named a finding that the head does not declare, or left a value out
 */
export function grade(
  outcome: Outcome,
  meta: InvariantMeta,
  requirements: RequirementTable,
  strict: boolean,
): Grade {
  const level = requirements[meta.requirements[0] ?? '']?.level;
  const scale = meta.axis === 'security' ? { severity: meta.severity } : { level };
  if (outcome.kind === 'violation') return gradeViolation(outcome, meta, requirements, strict);
  const verdict = outcome.kind === 'observed' ? 'info' : outcome.kind;
  return { verdict, message: outcome.message ?? meta.title, ...defined(scale) };
}

function gradeViolation(
  { finding: name, args }: Extract<Outcome, { kind: 'violation' }>,
  meta: InvariantMeta,
  requirements: RequirementTable,
  strict: boolean,
): Grade {
  const finding = meta.findings[name];
  if (finding === undefined) throw new Error(`${meta.id} reports "${name}", which its head does not declare`);
  const message = fillMessage(finding.message, args);
  if (meta.axis === 'security') {
    const severity = finding.severity ?? meta.severity ?? 'info';
    return { verdict: bySeverity[severity], message, severity, finding: name };
  }
  const row = requirements[rowsBrokenBy(finding, meta)[0] ?? ''];
  const level = finding.level ?? row?.level ?? 'derived';
  const byTheLetter = finding.byTheLetter ?? row?.byTheLetter ?? false;
  const full = byLevel[level];
  const verdict = byTheLetter && full === 'fail' && !strict ? 'warn' : full;
  return { verdict, message, level, finding: name, ...(byTheLetter ? { byTheLetter } : {}) };
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
