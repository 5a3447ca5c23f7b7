import { certificateSignature } from '../../../suites/tls/certificate-signature.js';
import { scenarioProof } from '../support.js';

scenarioProof(certificateSignature, {
  conforming: [{}, { faults: ['certificate-self-signed'] }, { faults: ['certificate-with-root'] }],
  violating: [
    { finding: 'weak', faults: ['certificate-sha1'], services: ['submission', 'submissions'] },
    { finding: 'weak', faults: ['certificate-md5'], services: ['submission', 'submissions'] },
    { finding: 'weakOpportunistic', faults: ['certificate-sha1'], services: ['smtp'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] }],
});
