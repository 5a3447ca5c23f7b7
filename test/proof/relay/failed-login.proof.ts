import { failedLogin } from '../../../suites/relay/failed-login.js';
import { scenarioProof } from '../support.js';
import { relayCases } from './cases.js';

const onPort25 = relayCases(['relay-after-detour', 'auth-on-25']);

scenarioProof(failedLogin, {
  conforming: [
    { services: ['submission', 'submissions'] },
    { faults: ['auth-on-25'] },
    { faults: ['relay-after-local-recipient', 'auth-on-25'], services: ['smtp'] },
  ],
  violating: [
    ...onPort25,
    {
      finding: 'accepted',
      faults: ['relay-after-detour'],
      services: ['submission', 'submissions'],
      allow: 'probe',
    },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    {
      verdict: 'inconclusive',
      faults: ['auth-begin-454'],
      services: ['submission'],
      variants: ['cancelled'],
    },
    { verdict: 'not-applicable', faults: ['relay-open', 'auth-on-25'], services: ['smtp'] },
  ],
});
