import type { Report } from '../../../runner/result/index.js';
import { surveyed } from '../../shared/tls.js';
import { Overview } from './overview.js';
import { TargetCard } from './target-card.js';
import { Unlike } from './unlike.js';

/** How each service did, in a table; then a card for each: what it says it is, and how it was met. */
export function Targets({ report }: { report: Report }) {
  const anchors = new Map(surveyed(report).map(({ target, anchor }) => [target, anchor]));
  const { length } = report.targets;
  return (
    <section id="targets" aria-labelledby="targets-title">
      <h2 id="targets-title">Targets</h2>
      <Overview report={report} />
      <Unlike report={report} />
      <details class="facts-of-targets" open={length === 1}>
        <summary>{length === 1 ? 'The service' : `The ${length} services`} in detail</summary>
        <div class="cards">
          {report.targets.map((target, index) => (
            <TargetCard key={index} target={target} id={`t${index + 1}`} tlsAnchor={anchors.get(target)} />
          ))}
        </div>
      </details>
    </section>
  );
}
