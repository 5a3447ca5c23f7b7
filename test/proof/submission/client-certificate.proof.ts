import { clientCertificate } from '../../../suites/submission/client-certificate.js';
import { scenarioProof } from '../support.js';

scenarioProof(clientCertificate, {
  conforming: [
    {},
    { faults: ['client-certificate-external'] },
    { faults: ['client-certificate-external', 'tls-1.2-refused'] },
  ],
  violating: [
    { finding: 'inVain', faults: ['tls-client-certificate-requested'] },
    { finding: 'inVain', faults: ['tls-client-certificate-requested', 'tls-1.2-refused'] },
    { finding: 'inVain', faults: ['tls-client-certificate-requested', 'auth-not-offered'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['tls-client-certificate-requested', 'ehlo-refused-502'] }],
});
