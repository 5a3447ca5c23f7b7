import {
  noTotals,
  type Report,
  type TargetReport,
  type Verdict,
  verdicts,
} from '../../../runner/result/index.js';
import { judged } from '../../shared/checks.js';
import { serverName, serversOf, servicesOf } from '../../shared/servers.js';
import { productName, reachabilityWords, verdictWords } from '../../shared/words.js';
import { Badge } from './badge.js';
import { Remote } from './remote.js';
import { Bar } from './verdict-bar.js';

/** Every server with its services: how each did at a glance, and the way to more of it. */
export function Overview({ report }: { report: Report }) {
  const columns = servicesOf(report);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <figure class="scroll overview" tabIndex={0} aria-label="Servers and services">
      <table>
        <thead>
          <tr>
            <th scope="col">Server</th>
            {columns.map((service) => (
              <th key={service} scope="col">
                {service}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {serversOf(report).map((server) => (
            <tr key={server.number}>
              <th scope="row">
                <Remote text={serverName(server)} />
                <small>
                  <Remote text={softwareOf(server.targets.map(({ target }) => target))} />
                </small>
              </th>
              {columns.map((service) => (
                <td key={service}>
                  {server.targets
                    .filter(({ target }) => target.service === service)
                    .map(({ target, index }) => (
                      <Cell key={index} target={target} index={index} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Cell({ target, index }: { target: TargetReport; index: number }) {
  const worst = worstOf(target);
  return (
    <a href={`#t${index + 1}`}>
      {worst === undefined ? <Badge verdict="inconclusive" /> : <Badge verdict={worst} />}
      <span class="port">
        {target.service}, port {target.port}
      </span>
      <Bar totals={target.totals} />
      <span class="counts">{wordsOf(target)}</span>
    </a>
  );
}

/** The worst of its checks, but those that are as expected; nothing where it was not judged. */
function worstOf(target: TargetReport): Verdict | undefined {
  const counts = noTotals();
  for (const { verdict, expected } of target.checks) {
    if (expected?.outcome === 'unmet') counts.fail += 1;
    else if (expected?.outcome !== 'met') counts[verdict] += 1;
  }
  return judged(target) ? verdicts.find((verdict) => counts[verdict] > 0) : undefined;
}

function wordsOf(target: TargetReport): string {
  const { totals, checks, reachability } = target;
  if (reachability !== 'open') return reachabilityWords[reachability];
  const telling = (['fail', 'error', 'warn', 'inconclusive'] as const).filter(
    (verdict) => totals[verdict] > 0,
  );
  const parts = telling.map((verdict) => `${totals[verdict]} ${verdictWords[verdict].label}`);
  const words =
    parts.length === 0 ? `no finding in ${checks.length}` : `${parts.join(', ')} of ${checks.length}`;
  return judged(target) ? words : `not judged; ${words}`;
}

function softwareOf(targets: readonly TargetReport[]): string {
  const names = new Set(
    targets.flatMap(({ software }) => (software === undefined ? [] : productName(software))),
  );
  return names.size === 0 ? 'not recognised' : [...names].join(', ');
}
