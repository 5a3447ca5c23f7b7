import { type VerdictTotals, verdicts } from '../../../runner/result/index.js';
import { verdictWords } from '../../shared/words.js';
import { Icon } from './icons.js';

/** The counts of a target as a bar and in words. */
export function VerdictBar({ totals }: { totals: VerdictTotals }) {
  const present = verdicts.filter((verdict) => totals[verdict] > 0);
  if (present.length === 0) return <p class="none">No check was run.</p>;
  return (
    <>
      <Bar totals={totals} />
      <ul class="counts">
        {present.map((verdict) => (
          <li key={verdict} class={verdict}>
            <Icon verdict={verdict} />
            <b>{totals[verdict].toLocaleString('en-US')}</b> {verdictWords[verdict].label}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Less than this of the bar nobody would see. */
const leastShare = 0.02;

/** The counts as a bar alone, in which few are still seen. An SVG, because the page's policy refuses style attributes. */
export function Bar({ totals }: { totals: VerdictTotals }) {
  const all = verdicts.reduce((sum, verdict) => sum + totals[verdict], 0);
  if (all === 0) return null;
  const present = verdicts.filter((verdict) => totals[verdict] > 0);
  const shares = present.map((verdict) => Math.round(1000 * Math.max(totals[verdict] / all, leastShare)));
  const width = shares.reduce((sum, share) => sum + share, 0);
  let x = 0;
  return (
    <svg class="bar" aria-hidden="true" viewBox={`0 0 ${width} 1`} preserveAspectRatio="none">
      {present.map((verdict, n) => {
        const share = shares[n] ?? 0;
        x += share;
        return <rect key={verdict} class={verdict} x={x - share} width={share} height="1" />;
      })}
    </svg>
  );
}
