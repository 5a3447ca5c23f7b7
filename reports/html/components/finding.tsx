import type { Report } from '../../../runner/result/index.js';
import { targetLabel } from '../../shared/checks.js';
import type { Finding } from '../../shared/findings.js';
import { CheckName } from './check-name.js';
import { Remote } from './remote.js';

/** What a finding is called and what was seen; the check itself tells the whole message. */
export function FindingHead({ finding: [{ check }] }: { finding: Finding }) {
  return (
    <>
      <CheckName check={check} />
      <p class="message">
        <Remote text={shortened(check.message)} />
      </p>
    </>
  );
}

/** Links to the checks that are evidence of it. */
export function Evidence({ finding, report }: { finding: Finding; report: Report }) {
  return (
    <ul class="evidence" aria-label="Evidence by target">
      {finding.map(({ target, anchor }) => (
        <li key={anchor}>
          <a href={`#${anchor}`}>
            <Remote text={targetLabel(target, report)} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A text cut for an overview. */
export function shortened(text: string): string {
  return text.length <= 400 ? text : `${text.slice(0, 400)}…`;
}
