import { certificateStapling } from '../../../suites/tls/certificate-stapling.js';
import { scenarioProof } from '../support.js';

scenarioProof(certificateStapling, {
  reference: { faults: ['ocsp-stapled', 'certificate-must-staple'] },
  conforming: [{}],
  violating: [{ finding: 'missing', faults: ['certificate-status-withheld'] }],
  undecided: [{ verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] }],
});
