import type { EndpointReport, PolicyReport, Verdict } from '../../../../runner/result/index.js';
import { policyWords, sawAll } from '../../../shared/tls.js';
import { Remote } from '../remote.js';
import { Mark } from './mark.js';

interface Properties {
  policy: PolicyReport;
  endpoint: EndpointReport | undefined;
}

/** The policy that was asked for, what differs from it, and where it was published. */
export function Policy({ policy, endpoint }: Properties) {
  const { name, version, source, deviations, unjudged = [] } = policy;
  const tone = toneOf(policy, endpoint);
  return (
    <div class="card policy">
      <h4>
        Policy <Remote text={name} />, version <Remote text={version} />
      </h4>
      <p>
        <Mark icon={tone} tone={tone} text={policyWords(policy, endpoint)} />
      </p>
      {deviations.length > 0 && (
        <ul>
          {deviations.map(({ rule, text, severity }) => (
            <li key={`${rule} ${text}`}>
              <Mark {...looks[severity]} />
              <span>
                <Remote text={rule} />: <Remote text={text} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {unjudged.length > 0 && (
        <p class="state">
          Not judged: <Remote text={unjudged.map(({ rule, why }) => `${rule} (${why})`).join('; ')} />
        </p>
      )}
      <p class="state">
        Source: <Remote text={source} />
      </p>
    </div>
  );
}

function toneOf({ deviations }: PolicyReport, endpoint: EndpointReport | undefined): Verdict {
  if (deviations.length === 0) return sawAll(endpoint) ? 'pass' : 'inconclusive';
  return deviations.some(({ severity }) => severity === 'medium') ? 'fail' : 'warn';
}

const looks = {
  medium: { icon: 'fail', tone: 'fail', text: 'forbidden' },
  low: { icon: 'warn', tone: 'warn', text: 'to be phased out' },
} as const;
