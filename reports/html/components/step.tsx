import type { Report } from '../../../runner/result/index.js';
import { ratingWords, targetLabel } from '../../shared/checks.js';
import { expectationWords } from '../../shared/expected.js';
import type { Finding } from '../../shared/findings.js';
import { recheckLines } from '../../shared/recheck.js';
import { type Ease, type Step, servicesWith } from '../../shared/steps.js';
import { counted } from '../../shared/words.js';
import { Badge } from './badge.js';
import { Copyable } from './copyable.js';
import { shortened } from './finding.js';
import { Source } from './references.js';
import { Remote, Wire } from './remote.js';

const easeWords: Readonly<Record<Ease, string>> = {
  setting: 'Known setting',
  advice: 'General advice',
  none: 'No remedy is known',
};

/** One thing to do: the findings that it mends, how, and how to ask again. */
export function StepEntry({ step, report }: { step: Step; report: Report }) {
  const { scenarios, ease, advice, checks } = step;
  const lines = recheckLines(report, checks);
  return (
    <li>
      {scenarios.map((findings) => (
        <Scenario key={findings[0][0].anchor} findings={findings} report={report} />
      ))}
      <div class="mend">
        <p class="ease">
          {easeWords[ease]}, {counted(servicesWith(step), 'service')}
        </p>
        <div>
          {advice.map(({ product, text }) => (
            <p key={`${product} ${text}`}>
              <b>
                <Remote text={product} />
              </b>
              : <Remote text={shortened(text)} />
            </p>
          ))}
          {lines.length > 0 && (
            <details class="again">
              <summary>Check again</summary>
              {lines.map((line) => (
                <Copyable key={line} text={line} what="the command that checks this again" />
              ))}
            </details>
          )}
        </div>
      </div>
    </li>
  );
}

/** What one scenario found, once for each of its variants. */
function Scenario({ findings, report }: { findings: [Finding, ...Finding[]]; report: Report }) {
  const [[{ check }]] = findings;
  const cited = new Map(check.references.map((reference) => [reference.title, reference]));
  return (
    <div class="found">
      <Badge verdict={check.verdict} />
      <div>
        <p class="title">
          <Remote text={check.title} />
        </p>
        <p class="id">
          <Wire text={check.id} />
        </p>
        <ul class="variants">
          {findings.map((finding) => (
            <Variant key={finding[0].anchor} finding={finding} report={report} />
          ))}
        </ul>
      </div>
      <ul class="rating">
        <li>{ratingWords(check).join(' · ')}</li>
        {[...cited.values()].slice(0, 3).map((reference) => (
          <li key={reference.title}>
            <Source reference={reference} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Variant({ finding, report }: { finding: Finding; report: Report }) {
  const [{ check }] = finding;
  const expectation = expectationWords(check);
  return (
    <li>
      {check.variant !== undefined && (
        <span class="variant">
          <Wire text={check.variant} />{' '}
        </span>
      )}
      <Remote text={shortened(check.message)} />
      {expectation !== undefined && (
        <>
          {' '}
          <Remote text={shortened(expectation)} />
        </>
      )}
      <span class="evidence">
        {finding.map(({ target, anchor }) => (
          <>
            {' '}
            <a key={anchor} href={`#${anchor}`}>
              <Remote text={targetLabel(target, report)} />
            </a>
          </>
        ))}
      </span>
    </li>
  );
}
