import { certificateTrust } from '../../../suites/tls/certificate-trust.js';
import { scenarioProof } from '../support.js';

const proven = ['submission', 'submissions'] as const;

scenarioProof(certificateTrust, {
  conforming: [
    {},
    { faults: ['certificate-intermediate'] },
    { faults: ['certificate-misordered'] },
    { faults: ['certificate-rsa-and-ecdsa'] },
    { faults: ['certificate-other-per-service'] },
  ],
  violating: [
    { finding: 'selfSigned', faults: ['certificate-self-signed'], services: proven },
    { finding: 'missingIssuer', faults: ['certificate-missing-intermediate'], services: proven },
    { finding: 'unknownAuthority', faults: ['certificate-unknown-root'], services: proven },
    { finding: 'broken', faults: ['certificate-issuer-no-authority'], services: proven },
    { finding: 'opportunistic', faults: ['certificate-self-signed'], services: ['smtp'] },
    { finding: 'opportunistic', faults: ['certificate-issuer-no-authority'], services: ['smtp'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] }],
});
