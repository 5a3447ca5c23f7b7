import { keyExchange } from '../../../suites/tls/key-exchange.js';
import { scenarioProof } from '../support.js';

scenarioProof(keyExchange, {
  conforming: [{ variants: ['curves'] }, { faults: ['dh-2048'] }],
  violating: [
    { finding: 'tiny', faults: ['dh-512'], variants: ['finite-field'], services: ['smtp'] },
    { finding: 'tiny', faults: ['dh-768'], variants: ['finite-field'], services: ['submission'] },
    {
      finding: 'small',
      faults: ['dh-1024'],
      variants: ['finite-field'],
      services: ['submission', 'submissions'],
    },
    {
      finding: 'smallOpportunistic',
      faults: ['dh-1024-common'],
      variants: ['finite-field'],
      services: ['smtp'],
    },
    {
      finding: 'weakCurve',
      faults: ['curve-weak'],
      variants: ['curves'],
      services: ['submission', 'submissions'],
    },
    { finding: 'weakCurveOpportunistic', faults: ['curve-weak'], variants: ['curves'], services: ['smtp'] },
  ],
  undecided: [
    { verdict: 'not-applicable', variants: ['finite-field'] },
    { verdict: 'not-applicable', faults: ['suite-static-rsa-only', 'tls-1.3-refused'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
