import { certificateChain } from '../../../suites/tls/certificate-chain.js';
import { scenarioProof } from '../support.js';

scenarioProof(certificateChain, {
  conforming: [
    {},
    { faults: ['certificate-intermediate'] },
    { faults: ['certificate-with-root'] },
    { faults: ['certificate-missing-intermediate'] },
    { faults: ['certificate-self-signed'] },
  ],
  violating: [
    { finding: 'misordered', faults: ['certificate-misordered'] },
    { finding: 'needless', faults: ['certificate-unrelated-extra'] },
    { finding: 'needless', faults: ['certificate-duplicated'] },
    { finding: 'misordered13', faults: ['certificate-misordered', 'tls-1.2-refused'] },
    { finding: 'needless13', faults: ['certificate-unrelated-extra', 'tls-1.2-refused'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] }],
});
