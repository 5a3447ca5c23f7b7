import { type Report, type Verdict, verdicts } from '../../../runner/result/index.js';
import { type Placed, placedChecks } from '../../shared/checks.js';
import { visible } from '../../shared/visible.js';
import { verdictWords } from '../../shared/words.js';
import { Check } from './check.js';
import { Filters } from './filters.js';

/** Every check, by suite; the services of one check stand next to each other. */
export function Checks({ report }: { report: Report }) {
  const suites = bySuite(placedChecks(report));
  return (
    <section id="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">All checks</h2>
      <Filters report={report} suites={[...suites.keys()]} />
      {[...suites].map(([suite, checks]) => (
        <section key={suite} class="suite">
          <h3>
            {visible(suite)} <small>{summary(checks)}</small>
          </h3>
          {checks.map((placed) => (
            <Check key={placed.anchor} placed={placed} report={report} />
          ))}
        </section>
      ))}
    </section>
  );
}

function summary(checks: readonly Placed[]): string {
  const count = (verdict: Verdict) => checks.filter(({ check }) => check.verdict === verdict).length;
  const parts = verdicts.filter((verdict) => count(verdict) > 0);
  return parts.map((verdict) => `${count(verdict)} ${verdictWords[verdict].label}`).join(', ');
}

/** Suites, scenarios and variants in the order in which they first occur. */
function bySuite(checks: readonly Placed[]): Map<string, Placed[]> {
  const scenarios = group(checks, ({ check }) => JSON.stringify([check.id, check.variant]));
  return group([...scenarios.values()].flat(), ({ check }) => check.suite);
}

function group(checks: readonly Placed[], key: (placed: Placed) => string): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const placed of checks) {
    const members = groups.get(key(placed));
    if (members === undefined) groups.set(key(placed), [placed]);
    else members.push(placed);
  }
  return groups;
}
