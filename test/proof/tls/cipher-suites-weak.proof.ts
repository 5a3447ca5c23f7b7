import { cipherSuitesWeak } from '../../../suites/tls/cipher-suites-weak.js';
import { scenarioProof } from '../support.js';

scenarioProof(cipherSuitesWeak, {
  conforming: [{}, { faults: ['suite-cbc'] }],
  violating: [
    {
      finding: 'staticRsa',
      faults: ['suite-static-rsa'],
      variants: ['static-rsa'],
      services: ['submission', 'submissions'],
    },
    {
      finding: 'staticRsaOpportunistic',
      faults: ['suite-static-rsa'],
      variants: ['static-rsa'],
      services: ['smtp'],
    },
    {
      finding: 'staticDh',
      faults: ['suite-static-dh'],
      variants: ['static-dh'],
      services: ['submission', 'submissions'],
    },
    {
      finding: 'staticDhOpportunistic',
      faults: ['suite-static-dh'],
      variants: ['static-dh'],
      services: ['smtp'],
    },
    {
      finding: 'under128',
      faults: ['suite-3des'],
      variants: ['under-128-bits'],
      services: ['submission', 'submissions'],
    },
    {
      finding: 'under128Opportunistic',
      faults: ['suite-3des'],
      variants: ['under-128-bits'],
      services: ['smtp'],
    },
    {
      finding: 'finiteField',
      faults: ['dh-2048'],
      variants: ['finite-field'],
      services: ['submission', 'submissions'],
    },
    {
      finding: 'finiteFieldOpportunistic',
      faults: ['dh-2048'],
      variants: ['finite-field'],
      services: ['smtp'],
    },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
