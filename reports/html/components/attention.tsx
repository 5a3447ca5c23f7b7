import type { Report } from '../../../runner/result/index.js';
import { placedChecks, ratingWords, targetLabel, unjudged, worthALook } from '../../shared/checks.js';
import { expectationWords } from '../../shared/expected.js';
import { type Finding, sameFindings } from '../../shared/findings.js';
import { counted } from '../../shared/words.js';
import { Badge } from './badge.js';
import { CheckName } from './check-name.js';
import { Remote } from './remote.js';

/** The checks that call for a decision, heaviest first; the same finding on several services is one entry. */
export function Attention({ report }: { report: Report }) {
  const entries = sameFindings(worthALook(placedChecks(report)));
  const left = unjudged(report).length;
  return (
    <section id="attention" aria-labelledby="attention-title">
      <h2 id="attention-title">What to look at</h2>
      {left > 0 && (
        <p class="state unjudged">{counted(left, 'target')} could not be judged; the reason is above.</p>
      )}
      {entries.length === 0 ? (
        <p class="none">No check that was run failed, warned, broke or stayed undecided.</p>
      ) : (
        <ol class="attention">
          {entries.map((entry) => (
            <Entry key={entry[0].anchor} entry={entry} report={report} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({ entry, report }: { entry: Finding; report: Report }) {
  const { check } = entry[0];
  const expectation = expectationWords(check);
  return (
    <li>
      <Badge verdict={check.verdict} />
      <div>
        <CheckName check={check} />
        <p class="message">
          <Remote text={shortened(check.message)} />
        </p>
        {expectation !== undefined && (
          <p class="message">
            <Remote text={shortened(expectation)} />
          </p>
        )}
      </div>
      <p class="rating">{ratingWords(check).join(' · ')}</p>
      <ul class="evidence" aria-label="Evidence by target">
        {entry.map(({ target, anchor }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>
              <Remote text={targetLabel(target, report)} />
            </a>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The check itself tells the whole message. */
function shortened(message: string): string {
  return message.length <= 400 ? message : `${message.slice(0, 400)}…`;
}
