import type { FeatureFacts } from '../../../../runner/result/index.js';
import { featureWords } from '../../../shared/tls.js';
import { Fact } from '../fact.js';
import { Remote } from '../remote.js';

/** The properties of the endpoint that were asked for, each with what was seen. */
export function Features({ features }: { features: readonly FeatureFacts[] }) {
  if (features.length === 0) return null;
  return (
    <div class="card features">
      <h4>Features</h4>
      <dl class="facts">
        {features.map(({ name, state, detail }) => (
          <Fact key={name} name={featureWords[name]}>
            <strong>{state === 'not-applicable' ? 'not applicable' : state}</strong>
            {detail !== '' && (
              <>
                {': '}
                <Remote text={detail} />
              </>
            )}
          </Fact>
        ))}
      </dl>
    </div>
  );
}
