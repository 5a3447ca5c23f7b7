import { createHash } from 'node:crypto';
import type { Result } from 'sarif';
import type { Report, TargetReport } from '../../runner/result/index.js';
import { type Placed, placedChecks } from '../shared/checks.js';
import { clip } from '../shared/clip.js';
import { outcomeOf } from '../shared/outcome.js';
import { told } from '../shared/told.js';
import { unmetCells } from '../shared/unmet-roles.js';
import { locationOf } from './location.js';
import { messageText } from './message.js';

/** The checks that become results: what failed or warns and was not expected, and expectations that did not come true. */
export function findingsOf(report: Report): Placed[] {
  return placedChecks(report).filter(({ check }) => {
    const outcome = outcomeOf(check);
    return outcome === 'failed' || (outcome === 'passed' && check.verdict === 'warn');
  });
}

export function resultOf({ check, target }: Placed, report: Report): Result {
  const { message, expectation, dialogue, remedies } = told(check, target);
  const variant = check.variant === undefined ? [] : [`[${clip(check.variant, 200)}]`];
  const words = [...variant, expectation === undefined ? message : `${expectation}. ${message}`];
  return {
    ruleId: clip(check.id, 200),
    kind: 'fail',
    level: outcomeOf(check) === 'failed' ? 'error' : 'warning',
    message: { text: messageText(words.join(' ')) },
    locations: [locationOf(target)],
    partialFingerprints: {
      primaryLocationLineHash: fingerprint(target, report, [check.id, check.variant, check.finding]),
    },
    properties: {
      target: clip(target.url, 300),
      verdict: check.verdict,
      ...(check.finding === undefined ? {} : { finding: clip(check.finding, 200) }),
      requirements: (check.breaks ?? check.requirements).slice(0, 20).map((id) => clip(id, 100)),
      remedies,
      dialogue,
    },
  };
}

/** What only a comparison of the services shows. */
export function roleResults(report: Report): Result[] {
  return unmetCells(report).map(({ target, cell }) => ({
    ruleId: `roles/${cell.expectation}`,
    kind: 'fail',
    level: 'warning',
    message: { text: messageText(clip(cell.message, 1000)) },
    locations: [locationOf(target)],
    partialFingerprints: {
      primaryLocationLineHash: fingerprint(target, report, ['roles', cell.expectation]),
    },
    properties: { target: clip(target.url, 300), verdict: 'warn' },
  }));
}

/**
 * The same for the same finding of the same service in every run; GitHub reads this name alone. The address counts where it tells two targets of
 * one report apart.
 */
function fingerprint(
  target: TargetReport,
  { targets }: Report,
  parts: readonly (string | undefined)[],
): string {
  const twins = targets.filter(({ url }) => url === target.url);
  const place = twins.length > 1 ? [target.url, target.address] : [target.url];
  const key = JSON.stringify([...place, ...parts.map((part) => part ?? null)]);
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
