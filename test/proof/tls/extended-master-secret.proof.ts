import { extendedMasterSecret } from '../../../suites/tls/extended-master-secret.js';
import { scenarioProof } from '../support.js';

scenarioProof(extendedMasterSecret, {
  conforming: [{}],
  violating: [{ finding: 'missing', faults: ['extended-master-secret-missing'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
