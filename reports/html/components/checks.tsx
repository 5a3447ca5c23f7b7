import { renderToString } from 'preact-render-to-string';
import { type Report, type Verdict, verdicts } from '../../../runner/result/index.js';
import { type Placed, placedChecks } from '../../shared/checks.js';
import { serverNumbers } from '../../shared/servers.js';
import { visible } from '../../shared/visible.js';
import { verdictWords } from '../../shared/words.js';
import { sessionsOf } from '../sessions.js';
import { Check } from './check.js';
import { Filters, Showing } from './filters.js';

/** Every check, by suite, in parts; the services of one check stand next to each other. */
export function* checksParts(report: Report): Generator<string> {
  const suites = bySuite(placedChecks(report));
  const sessions = sessionsOf(report);
  const servers = serverNumbers(report);
  yield '<section id="checks" aria-labelledby="checks-title"><h2 id="checks-title">All checks</h2>';
  yield renderToString(<Filters report={report} suites={[...suites.keys()]} />);
  yield renderToString(<Showing />);
  yield '<p class="print-only">Printed are the checks that failed, that were open or that a filter showed.</p>';
  for (const [suite, checks] of suites) {
    yield `<section class="suite">${renderToString(<Heading suite={suite} checks={checks} />)}`;
    for (const placed of checks) {
      const server = servers.get(placed.target);
      yield renderToString(<Check placed={placed} report={report} server={server} sessions={sessions} />);
    }
    yield '</section>';
  }
  yield '</section>';
}

function Heading({ suite, checks }: { suite: string; checks: readonly Placed[] }) {
  return (
    <h3>
      {visible(suite)} <small>{summary(checks)}</small>
    </h3>
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
