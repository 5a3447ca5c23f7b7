import { verdicts } from '../../../runner/result/index.js';
import { verdictWords } from '../../shared/words.js';
import { Badge } from './badge.js';

/** What each verdict means. */
export function Legend() {
  return (
    <section id="verdicts" aria-labelledby="verdicts-title">
      <h2 id="verdicts-title">Verdicts explained</h2>
      <dl class="legend">
        {verdicts.map((verdict) => (
          <div key={verdict}>
            <dt>
              <Badge verdict={verdict} />
            </dt>
            <dd>{verdictWords[verdict].meaning}</dd>
          </div>
        ))}
      </dl>
      <p>
        A check marked <b>by the letter</b> rests on a clause that binds, though nearly every server in use
        does otherwise. It counts as a warning unless the run is strict.
      </p>
    </section>
  );
}
