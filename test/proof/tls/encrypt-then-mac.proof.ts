import { encryptThenMac } from '../../../suites/tls/encrypt-then-mac.js';
import { scenarioProof } from '../support.js';

scenarioProof(encryptThenMac, {
  conforming: [{}, { faults: ['suite-cbc'] }, { faults: ['tls-1.2-refused'] }],
  violating: [
    { finding: 'missing', faults: ['encrypt-then-mac-missing'], services: ['submission', 'submissions'] },
    { finding: 'missingOpportunistic', faults: ['encrypt-then-mac-missing'], services: ['smtp'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] }],
});
