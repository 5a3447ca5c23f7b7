import type { Exchange } from '../net/index.js';
import { type CheckReport, verdicts } from '../result/index.js';
import { type AnyInvariant, type RequirementTable, verbs } from '../scenario/index.js';
import { checkOf } from './check.js';
import { grade } from './verdict.js';

/** One reply with the transcript that shows it. */
export interface SeenReply {
  readonly exchange: Exchange;
  readonly transcript: number;
}

/** Transcripts that a broken invariant shows; the count is in its message. */
const shownTranscripts = 5;

/**
 * Judges an invariant over every reply of a target; the worst finding counts, the first transcripts that show it are listed. What
 * the invariant throws is our mistake: verdict `error`.
 */
export function judgeInvariant(
  invariant: AnyInvariant,
  replies: readonly SeenReply[],
  requirements: RequirementTable,
  strict: boolean,
): CheckReport {
  try {
    return judgeAll(invariant, replies, requirements, strict);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return checkOf(invariant.meta, requirements, { verdict: 'error', message });
  }
}

function judgeAll(
  { meta, judge }: AnyInvariant,
  replies: readonly SeenReply[],
  requirements: RequirementTable,
  strict: boolean,
): CheckReport {
  const judged = replies.flatMap(({ exchange, transcript }) => {
    const outcome = judge(exchange, verbs);
    return outcome === undefined ? [] : [{ transcript, grade: grade(outcome, meta, requirements, strict) }];
  });
  if (judged.length === 0) {
    const message = 'no reply of this run is of the kind that this is about';
    return checkOf(meta, requirements, { verdict: 'not-applicable', message });
  }
  const worst = judged.reduce((a, b) =>
    verdicts.indexOf(b.grade.verdict) < verdicts.indexOf(a.grade.verdict) ? b : a,
  ).grade;
  if (worst.finding === undefined) {
    return checkOf(meta, requirements, {
      ...worst,
      message: `${meta.title} (${judged.length} replies looked at)`,
    });
  }
  const same = judged.filter(({ grade: { finding } }) => finding === worst.finding);
  return checkOf(meta, requirements, {
    ...worst,
    message: `${worst.message} (${same.length} of ${judged.length} replies looked at)`,
    transcripts: [...new Set(same.map(({ transcript }) => transcript))].slice(0, shownTranscripts),
  });
}
