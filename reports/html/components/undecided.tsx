import type { Report } from '../../../runner/result/index.js';
import type { Finding } from '../../shared/findings.js';
import { Badge } from './badge.js';
import { Evidence, FindingHead } from './finding.js';

/** Checks that decided nothing: there is nothing to mend yet, and nothing to rely on either. */
export function Undecided({ findings, report }: { findings: readonly Finding[]; report: Report }) {
  if (findings.length === 0) return null;
  return (
    <details class="rest">
      <summary>Not decided, and why: {findings.length}</summary>
      <ul class="attention undecided">
        {findings.map((finding) => (
          <li key={finding[0].anchor}>
            <Badge verdict={finding[0].check.verdict} />
            <div>
              <FindingHead finding={finding} />
            </div>
            <Evidence finding={finding} report={report} />
          </li>
        ))}
      </ul>
    </details>
  );
}
