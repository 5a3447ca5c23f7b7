import { compression } from '../../../suites/tls/compression.js';
import { scenarioProof } from '../support.js';

scenarioProof(compression, {
  conforming: [{}],
  violating: [{ finding: 'chosen', faults: ['compression-deflate'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
