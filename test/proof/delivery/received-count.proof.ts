import { receivedCount } from '../../../suites/delivery/received-count.js';
import { scenarioProof } from '../support.js';

scenarioProof(receivedCount, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['data-received-limit-50'] },
    { finding: 'refusedFew', faults: ['data-received-limit-20'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-554-policy'] },
    { verdict: 'inconclusive', faults: ['data-temporary-451'] },
  ],
});
