import { secureRenegotiation } from '../../../suites/tls/secure-renegotiation.js';
import { scenarioProof } from '../support.js';

scenarioProof(secureRenegotiation, {
  conforming: [{}],
  violating: [{ finding: 'missing', faults: ['renegotiation-info-missing'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
