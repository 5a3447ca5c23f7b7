import { type CheckReport, verdicts } from '../result/index.js';
import { type AnyInvariant, type JudgedExchange, type RequirementTable, verbs } from '../scenario/index.js';
import { checkOf } from './check.js';
import { type Grade, grade } from './verdict.js';

/** What an invariant says of the replies of one session. */
export interface Tally {
  /** Replies that it was about. */
  readonly looked: number;
  /** A grade for each of them that is a finding, in their order. */
  readonly found: readonly Grade[];
  /** Set when it threw, which is our mistake. */
  readonly error?: string;
}

/** A tally with the number of the transcript that shows it. */
export interface SeenTally extends Tally {
  readonly transcript: number;
}

/** Transcripts that a broken invariant shows; the count is in its message. */
const shownTranscripts = 5;

/** Judges an invariant over the replies of one session. Never throws: what the invariant throws is kept as an error. */
export function tally(
  { meta, judge }: AnyInvariant,
  exchanges: readonly JudgedExchange[],
  requirements: RequirementTable,
  strict: boolean,
): Tally {
  try {
    const grades = exchanges.flatMap((exchange) => {
      const outcome = judge(exchange, verbs);
      return outcome === undefined ? [] : [grade(outcome, meta, requirements, strict)];
    });
    return { looked: grades.length, found: grades.filter(({ finding }) => finding !== undefined) };
  } catch (error) {
    return { looked: 0, found: [], error: error instanceof Error ? error.message : String(error) };
  }
}

/** An invariant over all sessions of a target: the worst finding counts, the first transcripts that show it are listed. */
export function judgeInvariant(
  { meta }: AnyInvariant,
  tallies: readonly SeenTally[],
  requirements: RequirementTable,
): CheckReport {
  const error = tallies.find((it) => it.error !== undefined)?.error;
  if (error !== undefined) return checkOf(meta, requirements, { verdict: 'error', message: error });
  const looked = tallies.reduce((sum, it) => sum + it.looked, 0);
  if (looked === 0) {
    const message = 'no reply of this run is of the kind that this is about';
    return checkOf(meta, requirements, { verdict: 'not-applicable', message });
  }
  const found = tallies.flatMap((it) => it.found.map((told) => ({ told, transcript: it.transcript })));
  const [first, ...others] = found;
  if (first === undefined) {
    const message = `${meta.title} (${looked} replies looked at)`;
    return checkOf(meta, requirements, { ...grade({ kind: 'pass' }, meta, requirements, false), message });
  }
  const rank = ({ told }: typeof first): number => verdicts.indexOf(told.verdict);
  const worst = others.reduce((a, b) => (rank(b) < rank(a) ? b : a), first).told;
  const same = found.filter(({ told }) => told.finding === worst.finding);
  return checkOf(meta, requirements, {
    ...worst,
    message: `${worst.message} (${same.length} of ${looked} replies looked at)`,
    transcripts: [...new Set(same.map(({ transcript }) => transcript))].slice(0, shownTranscripts),
  });
}
