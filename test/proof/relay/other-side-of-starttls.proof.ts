import { otherSideOfStarttls } from '../../../suites/relay/other-side-of-starttls.js';
import { scenarioProof } from '../support.js';
import { relayCases } from './cases.js';

scenarioProof(otherSideOfStarttls, {
  conforming: [
    {},
    { faults: ['relay-454'] },
    { faults: ['starttls-required'] },
    { faults: ['relay-inside-tls'], services: ['submission'] },
    { faults: ['relay-in-clear'], services: ['smtp'] },
  ],
  violating: [...relayCases(['relay-inside-tls']), ...relayCases(['relay-in-clear'], ['submission'])],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
    { verdict: 'not-applicable', faults: ['relay-open'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'], services: ['smtp'] },
  ],
});
