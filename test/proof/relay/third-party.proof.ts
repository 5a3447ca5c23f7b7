import { thirdParty } from '../../../suites/relay/third-party.js';
import { scenarioProof } from '../support.js';
import { relayCases } from './cases.js';

scenarioProof(thirdParty, {
  conforming: [
    {},
    { faults: ['relay-454'] },
    { faults: ['relay-530'] },
    { faults: ['relay-551'] },
    { faults: ['relay-554'] },
    { faults: ['starttls-required'] },
    { faults: ['relay-open-accept-then-554'], services: ['smtp'] },
    { faults: ['accept-all-recipients-reject-at-data'], services: ['smtp'] },
  ],
  violating: relayCases(['relay-open']),
  undecided: [
    {
      verdict: 'inconclusive',
      faults: ['relay-open', 'recipient-catch-all'],
      services: ['smtp'],
      allow: 'probe',
    },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['relay-554', 'rcpt-refused-550'], services: ['smtp'] },
  ],
});
