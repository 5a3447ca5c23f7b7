import type { CheckReport, TargetReport } from '../../runner/result/index.js';
import { clip } from './clip.js';
import { lastLines, ranges, speaker, surveyName, transcriptsOf } from './dialogue.js';
import { counted } from './words.js';

/** How much of a dialogue is told. */
export interface Extent {
  /** Sessions, the last ones: what a finding rests on may be the difference between two. */
  sessions: number;
  /** Lines of each. */
  lines: number;
  characters: number;
}

/**
 * The ends of the last sessions that a check names, as `C: …`, `S: …` or `-- …` and inert. Sessions of a survey, which many checks share, are
 * named and not shown.
 */
export function evidenceLines(
  check: CheckReport,
  target: TargetReport,
  { sessions, lines, characters }: Extent,
): string[] {
  const transcripts = transcriptsOf(target, check.transcripts);
  const shared = transcripts.filter(({ scenario }) => scenario === surveyName).map(({ id }) => id);
  if (shared.length > 0)
    return [`-- seen over ${counted(shared.length, 'connection')}: sessions ${ranges(shared)} of the report`];
  const shown = transcripts.slice(-sessions);
  return shown.flatMap((transcript) => [
    ...(shown.length > 1 ? [`-- session ${transcript.id} of the report`] : []),
    ...lastLines(transcript, lines).map(
      (event) => `${speaker(event)} ${clip(event.data.replace(/\\r\\n$/, ''), characters)}`,
    ),
  ]);
}
