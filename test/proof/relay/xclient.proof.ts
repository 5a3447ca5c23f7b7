import { xclient } from '../../../suites/relay/xclient.js';
import { scenarioProof } from '../support.js';
import { relayCases } from './cases.js';

scenarioProof(xclient, {
  reference: { faults: ['xclient-refused'] },
  conforming: [{}],
  violating: [
    ...relayCases(['relay-xclient']),
    {
      finding: 'accepted',
      faults: ['relay-xclient'],
      services: ['submission', 'submissions'],
      allow: 'probe',
    },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['relay-open'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'], services: ['smtp'] },
  ],
});
