import type { CheckReport, Expectation, RoleCell, TargetReport, Verdict } from '../result/index.js';

/** A cell before it is told which expectation it is about. */
export type Answer = Omit<RoleCell, 'expectation'>;

export const met = (message: string, ...checks: string[]): Answer => ({ state: 'met', message, checks });
export const unknown = (message: string, ...checks: string[]): Answer => ({
  state: 'unknown',
  message,
  checks,
});
export const notApplicable = (message: string, ...checks: string[]): Answer => ({
  state: 'not-applicable',
  message,
  checks,
});
export const unmet = (
  weight: NonNullable<RoleCell['weight']>,
  message: string,
  ...checks: string[]
): Answer => ({ state: 'unmet', weight, message, checks });

export const cellOf = (expectation: Expectation, answer: Answer): RoleCell => ({ expectation, ...answer });

/** What stands for a service in a sentence: `submission (port 587)`, with its address where others share that port. */
export function placeOf({ service, port, address }: TargetReport, among: readonly TargetReport[]): string {
  const shared = among.some((it) => it.service === service && it.port === port && it.address !== address);
  return `${service} (port ${port}${shared ? ` at ${address ?? 'no address'}` : ''})`;
}

export function submits({ service }: TargetReport): boolean {
  return service === 'submission' || service === 'submissions';
}

/** Whether scenarios were played there. */
export function judged({ problem }: TargetReport): boolean {
  return problem === undefined;
}

const weights: readonly Verdict[] = ['fail', 'warn', 'info'];

/** The gravest finding of these checks; undefined where there is none. */
export function findingOf(target: TargetReport, ids: readonly string[]): Answer | undefined {
  const found = checksOf(target, ids).filter(({ finding }) => finding !== undefined);
  const [worst] = found.toSorted((a, b) => weights.indexOf(a.verdict) - weights.indexOf(b.verdict));
  if (worst === undefined) return undefined;
  const { verdict, message, id, expected } = worst;
  // What its owner means to be so is told, and weighs nothing.
  if (expected?.outcome === 'met') return unmet('info', `${message} (expected: ${expected.reason})`, id);
  return unmet(verdict === 'fail' || verdict === 'warn' ? verdict : 'info', message, id);
}

/** Met where all these checks passed, not met where one has a finding; what was not seen is unknown. */
export function fromChecks(target: TargetReport, ids: readonly [string, ...string[]]): Answer {
  const finding = findingOf(target, ids);
  if (finding !== undefined) return finding;
  const checks = checksOf(target, ids);
  const [first] = checks;
  if (first !== undefined && checks.every(({ verdict }) => verdict === 'not-applicable'))
    return notApplicable(first.message, first.id);
  const open = checks.find(({ verdict }) => verdict !== 'pass');
  if (open !== undefined) return unknown(open.message, open.id);
  const missing = ids.find((id) => !checks.some((check) => check.id === id));
  if (missing !== undefined || first === undefined)
    return unknown(`${missing} was not among the checks of this run`);
  return met(first.message, ...ids);
}

export function checksOf({ checks }: TargetReport, ids: readonly string[]): CheckReport[] {
  return checks.filter(({ id }) => ids.includes(id));
}
