import { starttlsDemanded } from '../../../suites/tls/starttls-demanded.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsDemanded, {
  conforming: [
    { services: ['smtp'] },
    { faults: ['submission-no-auth-accepted'] },
    { faults: ['starttls-demanded'], services: ['submission'] },
  ],
  violating: [
    { finding: 'demanded', faults: ['starttls-demanded'], services: ['smtp'] },
    { finding: 'demanded', faults: ['starttls-required'], services: ['smtp'] },
    { finding: 'otherCode', faults: ['starttls-demanded-550'] },
    { finding: 'others', faults: ['starttls-required'], services: ['submission'] },
    { finding: 'enhancedCode', faults: ['starttls-demanded-5.7.1'] },
  ],
  undecided: [
    // What is missing there is AUTH.
    { verdict: 'not-applicable', services: ['submission'] },
    { verdict: 'not-applicable', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550', 'starttls-handshake-fails'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
  ],
});
