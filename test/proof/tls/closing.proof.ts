import { closing } from '../../../suites/tls/closing.js';
import { scenarioProof } from '../support.js';

scenarioProof(closing, {
  conforming: [{}],
  violating: [
    { finding: 'truncated', faults: ['tls-truncated-close'], services: ['submissions'] },
    {
      finding: 'truncatedAfterStarttls',
      faults: ['tls-truncated-close'],
      services: ['smtp', 'submission'],
    },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
    { verdict: 'inconclusive', faults: ['quit-no-close'] },
    { verdict: 'inconclusive', faults: ['quit-250'] },
  ],
});
