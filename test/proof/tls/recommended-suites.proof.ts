import { recommendedSuites } from '../../../suites/tls/recommended-suites.js';
import { scenarioProof } from '../support.js';

scenarioProof(recommendedSuites, {
  conforming: [{}, { faults: ['suite-cbc-preferred'] }, { faults: ['tls-1.3-refused'] }],
  violating: [
    { finding: 'missing', faults: ['suite-cbc-only'], services: ['smtp'] },
    { finding: 'missingForSubmission', faults: ['suite-cbc-only'], services: ['submission', 'submissions'] },
    { finding: 'withoutForwardSecrecy', faults: ['suite-static-rsa-only', 'tls-1.3-refused'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
