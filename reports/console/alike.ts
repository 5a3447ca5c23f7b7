import type { CheckReport, Report } from '../../runner/result/index.js';
import { targetLabel } from '../shared/checks.js';
import { expectationWords } from '../shared/expected.js';

/** Where a check came out alike, as labels of targets. */
export interface Alike {
  /** The target that it is told of; undefined where this is the first. */
  readonly told: string | undefined;
  /** The others. */
  readonly also: readonly string[];
}

/** How many replies an invariant looked at differs from service to service. */
const lookedAt = /\([^()]*looked at\)/g;

/** What several services of a run have in common is told of the first of them alone. */
export function alikeIn(report: Report): (check: CheckReport) => Alike {
  const labels = new Map<string, string[]>();
  const keys = new Map<CheckReport, { readonly key: string; readonly first: string | undefined }>();
  for (const target of report.targets) {
    const label = targetLabel(target, report);
    for (const check of target.checks) {
      const key = keyOf(check);
      const known = labels.get(key);
      keys.set(check, { key, first: known?.[0] });
      if (known === undefined) labels.set(key, [label]);
      else if (!known.includes(label)) known.push(label);
    }
  }
  return (check) => {
    const { key = '', first } = keys.get(check) ?? {};
    return { told: first, also: first === undefined ? (labels.get(key) ?? []).slice(1) : [] };
  };
}

function keyOf(check: CheckReport): string {
  const { id, variant, verdict, finding, message } = check;
  return JSON.stringify([
    id,
    variant,
    verdict,
    finding,
    message.replace(lookedAt, ''),
    expectationWords(check),
  ]);
}
