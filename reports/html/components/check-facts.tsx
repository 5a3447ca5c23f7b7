import type { CheckReport } from '../../../runner/result/index.js';
import { expectationWords } from '../../shared/expected.js';
import { counted, duration } from '../../shared/words.js';
import { Fact } from './fact.js';
import { References } from './references.js';
import { Remedy } from './remedy.js';
import { Remote, Wire } from './remote.js';

const impactWords: Record<CheckReport['impact'], string> = {
  observe: 'observes only',
  probe: 'sends commands, no message',
  deliver: 'delivers a message',
  stress: 'tests limits',
};

/** Everything about a check but its dialogue. */
export function CheckFacts({
  check,
  software,
  messages,
}: {
  check: CheckReport;
  software: string | undefined;
  /** So many of its messages were accepted. */
  messages: number;
}) {
  const expectation = expectationWords(check);
  return (
    <dl class="facts">
      <Fact name="Seen">
        <Remote text={check.message} />
        {check.finding !== undefined && (
          <>
            {' '}
            (<Wire text={check.finding} />)
          </>
        )}
      </Fact>
      {expectation !== undefined && (
        <Fact name="Expected">
          <Remote text={expectation} />
        </Fact>
      )}
      {check.why !== undefined && (
        <Fact name="Why it matters">
          <Remote text={check.why} />
        </Fact>
      )}
      <Fact name="Classification">{classification(check)}</Fact>
      {check.references.length + check.requirements.length > 0 && (
        <Fact name="Rests on">
          <References check={check} />
        </Fact>
      )}
      {check.remedy !== undefined && (
        <Fact name="Remedy">
          <Remedy remedy={check.remedy} software={software} />
        </Fact>
      )}
      <Fact name="Played">
        {playedWords(check)}, impact {check.impact} (
        {messages > 0 ? `${counted(messages, 'message')} accepted` : impactWords[check.impact]})
      </Fact>
    </dl>
  );
}

function playedWords({ attempts, durationMs, verdict }: CheckReport): string {
  if (attempts === 0) {
    return verdict === 'skipped' || verdict === 'not-applicable' ? 'no' : 'with the sessions of others';
  }
  return `${attempts === 1 ? 'once' : `${attempts} times`}, ${duration(durationMs)}`;
}

function classification({ axis, severity, level, byTheLetter }: CheckReport): string {
  const parts = [
    axis,
    severity && `severity ${severity}`,
    level && `level ${level}`,
    byTheLetter && 'by the letter: the text binds, yet nearly every server does otherwise',
  ];
  return parts.filter((part) => typeof part === 'string').join(', ');
}
