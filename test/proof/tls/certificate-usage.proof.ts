import { certificateUsage } from '../../../suites/tls/certificate-usage.js';
import { scenarioProof } from '../support.js';

scenarioProof(certificateUsage, {
  conforming: [{}, { faults: ['certificate-ecdsa'] }, { faults: ['certificate-rsa-and-ecdsa'] }],
  violating: [
    { finding: 'purpose', faults: ['certificate-client-usage'], services: ['submission', 'submissions'] },
    { finding: 'purposeOpportunistic', faults: ['certificate-client-usage'], services: ['smtp'] },
    { finding: 'mayNotSign', faults: ['certificate-no-signature-usage'] },
    { finding: 'mayNotSignClassic', faults: ['certificate-no-signature-usage', 'tls-1.3-refused'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] }],
});
