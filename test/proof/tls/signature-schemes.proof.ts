import { signatureSchemes } from '../../../suites/tls/signature-schemes.js';
import { scenarioProof } from '../support.js';

scenarioProof(signatureSchemes, {
  conforming: [{}],
  violating: [
    { finding: 'md5', faults: ['signature-md5'] },
    { finding: 'sha1', faults: ['signature-sha1'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
