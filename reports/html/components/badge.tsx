import type { Verdict } from '../../../runner/result/index.js';
import { verdictWords } from '../../shared/words.js';
import { Icon } from './icons.js';

/** A verdict as symbol and word. */
export function Badge({ verdict }: { verdict: Verdict }) {
  return (
    <span class={`badge ${verdict}`}>
      <Icon verdict={verdict} />
      {verdictWords[verdict].label}
    </span>
  );
}
