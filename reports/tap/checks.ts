import type { CheckReport, TargetReport } from '../../runner/result/index.js';
import { clip } from '../shared/clip.js';
import { checkName } from '../shared/findings.js';
import { outcomeOf } from '../shared/outcome.js';
import { told } from '../shared/told.js';
import { verdictWords } from '../shared/words.js';
import { diagnostics, point } from './lines.js';

/** The test points of a target, and how many of them count as failed. */
export function checkPoints(target: TargetReport): { lines: string[]; failed: number } {
  const lines = target.checks.flatMap((check, n) => checkLines(check, target, n + 1));
  const failed = target.checks.filter((check) => ['failed', 'broken'].includes(outcomeOf(check))).length;
  return { lines, failed };
}

/** A finding that is expected is what TAP calls a failure to be done: told, and not counted. */
function checkLines(check: CheckReport, target: TargetReport, number: number): string[] {
  const name = clip(`${checkName(check)}: ${check.title}`, 400);
  const { message, expectation, why, clauses, remedies, dialogue } = told(check, target);
  const facts = () =>
    diagnostics({ verdict: check.verdict, message, expectation, why, clauses, remedies }, { dialogue });
  switch (outcomeOf(check)) {
    case 'failed':
    case 'broken':
      return [point(false, number, name), ...facts()];
    case 'known':
      return [point(false, number, name, `todo ${expectation}`), ...facts()];
    case 'unseen':
      return [point(true, number, name, `skip ${verdictWords[check.verdict].label}: ${message}`)];
    case 'passed':
      return [point(true, number, name), ...(check.verdict === 'pass' ? [] : facts())];
  }
}
