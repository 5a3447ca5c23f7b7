import type { CheckReport } from '../result/index.js';
import { type InvariantMeta, type RequirementTable, rowsBrokenBy } from '../scenario/index.js';
import { referencesOf } from './references.js';
import { suiteOf } from './selection.js';

type Judged = Pick<CheckReport, 'verdict' | 'message'> & Partial<CheckReport>;

/** A check of the report: what the head says, and how this run judged it. */
export function checkOf(
  meta: InvariantMeta & { readonly impact?: CheckReport['impact'] },
  requirements: RequirementTable,
  judged: Judged,
): CheckReport {
  const finding = judged.finding === undefined ? undefined : meta.findings[judged.finding];
  const breaks = finding === undefined ? [] : rowsBrokenBy(finding, meta);
  // The rows that a finding breaks come first, whatever the head's order is.
  const rows = [...new Set([...breaks, ...meta.requirements])];
  const remedy = judged.finding === undefined ? {} : { remedy: { ...meta.remedy } };
  return {
    id: meta.id,
    suite: suiteOf(meta),
    title: meta.title,
    axis: meta.axis,
    impact: meta.impact ?? 'observe',
    why: meta.why,
    requirements: rows,
    ...(breaks.length === 0 ? {} : { breaks: [...breaks] }),
    references: referencesOf(rows, meta.weaknesses ?? [], requirements),
    durationMs: 0,
    attempts: 0,
    transcripts: [],
    ...remedy,
    ...judged,
  };
}
