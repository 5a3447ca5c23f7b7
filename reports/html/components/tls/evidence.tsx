import { renderToString } from 'preact-render-to-string';
import type { TargetReport, TranscriptReport } from '../../../../runner/result/index.js';
import type { Placed } from '../../../shared/checks.js';
import { ranges, surveyName } from '../../../shared/dialogue.js';
import { surveyAnchorOf } from '../../../shared/tls.js';
import { counted } from '../../../shared/words.js';
import { Dialogue } from '../dialogue.js';

/** Which sessions of the survey a check rests on; they stand once, in the TLS section, as many checks share them. */
export function SurveyEvidence({
  placed,
  transcripts,
}: {
  placed: Placed;
  transcripts: readonly TranscriptReport[];
}) {
  const shared = transcripts.filter(({ scenario }) => scenario === surveyName).map(({ id }) => id);
  if (shared.length === 0) return null;
  return (
    <p>
      Seen over {counted(shared.length, 'connection')} of the{' '}
      <a href={`#${surveyAnchorOf(placed.anchor)}`}>survey of the TLS endpoint</a>: {ranges(shared)}.
    </p>
  );
}

/** Every session of the survey, octet for octet, in parts. */
export function* surveyParts(target: TargetReport, anchor: string): Generator<string> {
  const shared = target.transcripts.filter(({ scenario }) => scenario === surveyName);
  if (shared.length === 0) return;
  yield `<details class="sessions" id="${anchor}-survey"><summary>`;
  yield `${counted(shared.length, 'connection')} of the survey, octet for octet</summary>`;
  for (const transcript of shared) yield renderToString(<Dialogue transcript={transcript} />);
  yield '</details>';
}
