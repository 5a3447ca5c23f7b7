import type { Report } from '../../../runner/result/index.js';
import { unjudged } from '../../shared/checks.js';
import { neededConsent, recheckLines } from '../../shared/recheck.js';
import { type Step, stepsOf } from '../../shared/steps.js';
import { unmetByRoles } from '../../shared/unmet-roles.js';
import { counted } from '../../shared/words.js';
import { Copyable } from './copyable.js';
import { StepEntry } from './step.js';
import { Undecided } from './undecided.js';

/** So many stand open; the others are folded. */
const openSteps = 12;

/** What to mend, first things first, and how to see whether it is mended. */
export function Attention({ report }: { report: Report }) {
  const { steps, undecided } = stepsOf(report);
  const left = unjudged(report).length;
  const roles = unmetByRoles(report);
  const rest = steps.slice(openSteps);
  return (
    <section id="attention" aria-labelledby="attention-title">
      <h2 id="attention-title">What to do first</h2>
      {left > 0 && (
        <p class="state unjudged">{counted(left, 'target')} could not be judged; the reason is above.</p>
      )}
      {steps.length === 0 && (
        <p class="none">
          {undecided.length === 0
            ? 'No check that was run failed, warned, broke or stayed undecided.'
            : 'No check that was decided failed or warned.'}
        </p>
      )}
      {roles > 0 && (
        <p class="state">
          {counted(roles, 'expectation')} of the roles not met: see <a href="#roles">Roles</a>.
        </p>
      )}
      {steps.length > 0 && <Order />}
      <Steps steps={steps.slice(0, openSteps)} from={1} report={report} />
      {rest.length > 0 && (
        <details class="rest">
          <summary>{rest.length} more, of less weight</summary>
          <Steps steps={rest} from={openSteps + 1} report={report} />
        </details>
      )}
      {steps.length > 1 && <Again steps={steps} report={report} />}
      <Undecided findings={undecided} report={report} />
    </section>
  );
}

function Order() {
  return (
    <p class="state">
      Findings that one setting mends stand together. First comes the gravest verdict, what hardly any server
      obeys behind the rest; then severity or level; of the same weight what a known setting of the recognised
      product mends, before what has general advice alone; then what was found on more services.
    </p>
  );
}

function Steps({ steps, from, report }: { steps: readonly Step[]; from: number; report: Report }) {
  if (steps.length === 0) return null;
  return (
    <ol class="attention" start={from}>
      {steps.map((step) => (
        <StepEntry key={step.scenarios[0][0][0].anchor} step={step} report={report} />
      ))}
    </ol>
  );
}

function Again({ steps, report }: { steps: readonly Step[]; report: Report }) {
  const placed = steps.flatMap(({ checks }) => checks);
  const lines = recheckLines(report, placed);
  if (lines.length === 0) return null;
  const needsConsent = neededConsent(
    report,
    placed.map(({ target }) => target),
  );
  return (
    <details class="again">
      <summary>Check all of this again</summary>
      {lines.map((line) => (
        <Copyable key={line} text={line} what="the command that checks all of this again" />
      ))}
      <p class="state">
        These commands have the options of the run as the report knows them. Passwords, tokens and files
        (--password-file, --ca, --client-cert) are in no report: add yours.
        {needsConsent &&
          ' The run could deliver by somebody’s word; add --i-am-authorized if it still holds.'}
      </p>
    </details>
  );
}
