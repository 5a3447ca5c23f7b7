import type { Report } from '../../../runner/result/index.js';
import { surveyed } from '../../shared/tls.js';
import { TargetCard } from './target-card.js';
import { Unlike } from './unlike.js';

/** One card per service: reachable or not, what it says it is, and how it did. */
export function Targets({ report }: { report: Report }) {
  const anchors = new Map(surveyed(report).map(({ target, anchor }) => [target, anchor]));
  return (
    <section id="targets" aria-labelledby="targets-title">
      <h2 id="targets-title">Targets</h2>
      <div class="cards">
        {report.targets.map((target) => (
          <TargetCard
            key={`${target.url} ${target.address}`}
            target={target}
            tlsAnchor={anchors.get(target)}
          />
        ))}
      </div>
      <Unlike report={report} />
    </section>
  );
}
