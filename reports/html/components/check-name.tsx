import type { CheckReport } from '../../../runner/result/index.js';
import { Remote, Wire } from './remote.js';

/** Title, id and variant of a check. */
export function CheckName({ check }: { check: CheckReport }) {
  return (
    <span class="name">
      <span class="title">
        <Remote text={check.title} />
      </span>
      <span class="id">
        <Wire text={check.id} />
        {check.variant !== undefined && (
          <>
            {' '}
            <span class="variant">
              <Wire text={check.variant} />
            </span>
          </>
        )}
        {check.expected !== undefined && check.expected.outcome !== 'open' && (
          <>
            {' '}
            <span class={`expected ${check.expected.outcome}`}>
              {check.expected.outcome === 'met' ? 'as expected' : 'not as expected'}
            </span>
          </>
        )}
      </span>
    </span>
  );
}
