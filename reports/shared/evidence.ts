import type { CheckReport, TargetReport } from '../../runner/result/index.js';
import { clip } from './clip.js';
import { lastLines, ranges, speaker, surveyName, transcriptsOf } from './dialogue.js';
import { counted } from './words.js';

/**
 * The end of the last session that a check names: up to `lines` lines, each cut after `characters`, as `C: …`, `S: …` or `-- …` and
 * inert. Sessions of a survey, which many checks share, are named and not shown.
 */
export function evidenceLines(
  check: CheckReport,
  target: TargetReport,
  { lines, characters }: { lines: number; characters: number },
): string[] {
  const transcripts = transcriptsOf(target, check.transcripts);
  const shared = transcripts.filter(({ scenario }) => scenario === surveyName).map(({ id }) => id);
  if (shared.length > 0)
    return [`-- seen over ${counted(shared.length, 'connection')}: sessions ${ranges(shared)} of the report`];
  const last = transcripts.at(-1);
  if (last === undefined) return [];
  return lastLines(last, lines).map(
    (event) => `${speaker(event)} ${clip(event.data.replace(/\\r\\n$/, ''), characters)}`,
  );
}
