import { renderToString } from 'preact-render-to-string';
import { type Report, type Verdict, verdicts } from '../../../runner/result/index.js';
import { type Placed, placedChecks, worthALook } from '../../shared/checks.js';
import { sameFindings } from '../../shared/findings.js';
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
  const printed = firstFailures(report);
  yield '<section id="checks" aria-labelledby="checks-title"><h2 id="checks-title">All checks</h2>';
  yield renderToString(<Filters report={report} suites={[...suites.keys()]} />);
  yield renderToString(<Showing />);
  yield '<p class="print-only">Printed is each failure once, and what was open or shown by a filter.</p>';
  for (const [suite, checks] of suites) {
    yield `<section class="suite">${renderToString(<Heading suite={suite} checks={checks} />)}`;
    for (const placed of checks) {
      const server = servers.get(placed.target);
      const isPrinted = printed.has(placed.anchor);
      yield renderToString(
        <Check placed={placed} report={report} server={server} sessions={sessions} isPrinted={isPrinted} />,
      );
    }
    yield '</section>';
  }
  yield '</section>';
}

/** Each failure where it is told first: the same of another service would only make the paper more. */
function firstFailures(report: Report): Set<string> {
  const failures = worthALook(placedChecks(report)).filter(
    ({ check: { verdict, expected } }) => verdict === 'fail' || expected?.outcome === 'unmet',
  );
  return new Set(sameFindings(failures).map(([{ anchor }]) => anchor));
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
