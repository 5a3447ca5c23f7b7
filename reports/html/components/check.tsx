import { type Report, rowsJudgedBy } from '../../../runner/result/index.js';
import { type Placed, ratingWords, targetLabel } from '../../shared/checks.js';
import { transcriptsOf } from '../../shared/dialogue.js';
import { visible } from '../../shared/visible.js';
import type { Sessions } from '../sessions.js';
import { Arrival } from './arrival.js';
import { Badge } from './badge.js';
import { CheckFacts } from './check-facts.js';
import { CheckName } from './check-name.js';
import { Dialogue } from './dialogue.js';
import { Elsewhere } from './elsewhere.js';
import { Remote } from './remote.js';
import { SurveyEvidence } from './tls/evidence.js';

interface Properties {
  placed: Placed;
  report: Report;
  /** The number of its server. */
  server: number | undefined;
  sessions: Sessions;
  /** Whether it is printed though it is closed. */
  isPrinted: boolean;
}

/** One check on one target: a line that opens to the whole story. */
export function Check({ placed, report, server, sessions, isPrinted }: Properties) {
  const { check, target, anchor } = placed;
  const { here, elsewhere } = sessions.of(placed);
  const own = [...here, ...elsewhere.map(({ transcript }) => transcript)];
  const messages = own.reduce((sum, { messages: accepted = 0 }) => sum + accepted, 0);
  const rating = ratingWords(check);
  return (
    <details
      class={isPrinted ? 'check printed' : 'check'}
      id={anchor}
      data-verdict={check.verdict}
      data-service={target.service}
      data-suite={visible(check.suite)}
      data-server={server}
      data-rating={`|${rating.join('|')}|`}
      data-rows={visible([...new Set([...check.requirements, ...rowsJudgedBy(check)])].join(' '))}
    >
      <summary>
        <span class="row">
          <Badge verdict={check.verdict} />
          <CheckName check={check} />
          <span class="rating">{rating.join(' · ')}</span>
          <span class="where">
            <Remote text={targetLabel(target, report)} />
          </span>
        </span>
      </summary>
      <div class="body">
        <CheckFacts check={check} software={target.software} messages={messages} />
        <SurveyEvidence placed={placed} transcripts={transcriptsOf(target, check.transcripts)} />
        <Elsewhere elsewhere={elsewhere} sessions={sessions} />
        {here.map((transcript) => (
          <Dialogue key={transcript.id} transcript={transcript} id={sessions.anchor(placed, transcript)} />
        ))}
        {(check.arrivals ?? []).map((arrival, n) => (
          <Arrival key={n} arrival={arrival} />
        ))}
        {check.transcripts.length === 0 && <p class="none">No dialogue belongs to this check.</p>}
      </div>
    </details>
  );
}
