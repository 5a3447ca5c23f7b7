import { headerDefects } from '../../../suites/delivery/header-defects.js';
import { scenarioProof } from '../support.js';

scenarioProof(headerDefects, {
  conforming: [{}],
  violating: [
    { finding: 'defectRefused', faults: ['data-missing-date-refused'] },
    { finding: 'resentRefused', faults: ['data-resent-refused'] },
    { finding: 'resentRefused', faults: ['data-resent-refused', 'data-missing-date-refused'] },
    { finding: 'addressesRefused', faults: ['data-many-addresses-refused'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-554-policy'] },
    { verdict: 'inconclusive', faults: ['data-temporary-451'] },
    { verdict: 'inconclusive', faults: ['data-end-closes'] },
  ],
});
