import { starttls } from '../../../suites/tls/starttls.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttls, {
  conforming: [{}, { faults: ['certificate-self-signed'], services: ['smtp'] }],
  violating: [
    { finding: 'notImplemented', faults: ['starttls-502'] },
    { finding: 'refused', faults: ['starttls-503'] },
    { finding: 'handshakeFailed', faults: ['starttls-handshake-fails'] },
    { finding: 'helloKept', faults: ['starttls-keeps-hello'], services: ['smtp'] },
    { finding: 'helloRefused', faults: ['ehlo-inside-tls-refused'] },
    { finding: 'stillOffered', faults: ['starttls-still-offered'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['starttls-454'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
  ],
});
