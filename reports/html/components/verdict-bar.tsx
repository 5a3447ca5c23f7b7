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

/** The counts as a bar alone. An SVG, because the page's policy refuses style attributes. */
export function Bar({ totals }: { totals: VerdictTotals }) {
  const all = verdicts.reduce((sum, verdict) => sum + totals[verdict], 0);
  if (all === 0) return null;
  let x = 0;
  return (
    <svg class="bar" aria-hidden="true" viewBox={`0 0 ${all} 1`} preserveAspectRatio="none">
      {verdicts.map((verdict) => {
        const width = totals[verdict];
        x += width;
        return width > 0 && <rect key={verdict} class={verdict} x={x - width} width={width} height="1" />;
      })}
    </svg>
  );
}
