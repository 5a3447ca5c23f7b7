import type { Report } from '../../../runner/result/index.js';
import { type Placed, ratingWords, targetLabel } from '../../shared/checks.js';
import { surveyName, transcriptsOf } from '../../shared/dialogue.js';
import { visible } from '../../shared/visible.js';
import { Arrival } from './arrival.js';
import { Badge } from './badge.js';
import { CheckFacts } from './check-facts.js';
import { CheckName } from './check-name.js';
import { Dialogue } from './dialogue.js';
import { Remote } from './remote.js';
import { SurveyEvidence } from './tls/evidence.js';

/** One check on one target: a line that opens to the whole story. */
export function Check({ placed, report }: { placed: Placed; report: Report }) {
  const { check, target, anchor } = placed;
  const transcripts = transcriptsOf(target, check.transcripts);
  const own = transcripts.filter(({ scenario }) => scenario !== surveyName);
  const messages = own.reduce((sum, { messages: accepted = 0 }) => sum + accepted, 0);
  return (
    <details
      class="check"
      id={anchor}
      data-verdict={check.verdict}
      data-service={target.service}
      data-suite={visible(check.suite)}
      data-rating={`|${ratingWords(check).join('|')}|`}
    >
      <summary>
        <span class="row">
          <Badge verdict={check.verdict} />
          <CheckName check={check} />
          <span class="rating">{ratingWords(check).join(' · ')}</span>
          <span class="where">
            <Remote text={targetLabel(target, report)} />
          </span>
        </span>
      </summary>
      <div class="body">
        <CheckFacts check={check} software={target.software} messages={messages} />
        <SurveyEvidence placed={placed} transcripts={transcripts} />
        {own.map((transcript) => (
          <Dialogue key={transcript.id} transcript={transcript} />
        ))}
        {(check.arrivals ?? []).map((arrival, n) => (
          <Arrival key={n} arrival={arrival} />
        ))}
        {check.transcripts.length === 0 && <p class="none">No dialogue belongs to this check.</p>}
      </div>
    </details>
  );
}
