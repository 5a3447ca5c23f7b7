import type { CheckReport } from '../result/index.js';
import type { InvariantMeta, RequirementTable } from '../scenario/index.js';
import { referencesOf } from './references.js';
import { suiteOf } from './selection.js';

type Judged = Pick<CheckReport, 'verdict' | 'message'> & Partial<CheckReport>;

/** A check of the report: what the head says, and how this run judged it. */
export function checkOf(
  meta: InvariantMeta & { readonly impact?: CheckReport['impact'] },
  requirements: RequirementTable,
  judged: Judged,
): CheckReport {
  const broken = judged.finding === undefined ? undefined : meta.findings[judged.finding]?.requirement;
  // The row that a finding breaks comes first, whatever the head's order is.
  const rows = [...new Set([...(broken === undefined ? [] : [broken]), ...meta.requirements])];
  const remedy = judged.finding === undefined ? {} : { remedy: { ...meta.remedy } };
  return {
    id: meta.id,
    suite: suiteOf(meta),
    title: meta.title,
    axis: meta.axis,
    impact: meta.impact ?? 'observe',
    why: meta.why,
    requirements: rows,
    references: referencesOf(rows, meta.weaknesses ?? [], requirements),
    durationMs: 0,
    attempts: 0,
    transcripts: [],
    ...remedy,
    ...judged,
  };
}
