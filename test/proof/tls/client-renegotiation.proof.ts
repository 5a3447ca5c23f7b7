import { clientRenegotiation } from '../../../suites/tls/client-renegotiation.js';
import { scenarioProof } from '../support.js';

scenarioProof(clientRenegotiation, {
  conforming: [{}],
  violating: [{ finding: 'done', faults: ['renegotiation-by-client'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
