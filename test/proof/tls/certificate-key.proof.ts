import { certificateKey } from '../../../suites/tls/certificate-key.js';
import { scenarioProof } from '../support.js';

scenarioProof(certificateKey, {
  conforming: [{}, { faults: ['certificate-ecdsa'] }, { faults: ['certificate-rsa-and-ecdsa'] }],
  violating: [
    { finding: 'short', faults: ['certificate-weak-key'], services: ['submission', 'submissions'] },
    { finding: 'shortOpportunistic', faults: ['certificate-weak-key'], services: ['smtp'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] }],
});
