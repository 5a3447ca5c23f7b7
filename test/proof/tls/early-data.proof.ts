import { earlyData } from '../../../suites/tls/early-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(earlyData, {
  conforming: [{}],
  violating: [{ finding: 'allowed', faults: ['tls-1.3-early-data'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.3-refused'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
