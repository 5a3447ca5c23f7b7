import { authTwice } from '../../../suites/auth/twice.js';
import { scenarioProof } from '../support.js';

scenarioProof(authTwice, {
  conforming: [{}, { faults: ['auth-in-clear-454'] }],
  violating: [
    { finding: 'begun', faults: ['auth-second-accepted'] },
    { finding: 'otherCode', faults: ['auth-second-502'] },
  ],
  undecided: [
    { verdict: 'skipped', authenticated: false },
    { verdict: 'skipped', faults: ['starttls-handshake-fails'], services: ['submission'] },
    { verdict: 'inconclusive', faults: ['auth-second-454'] },
    { verdict: 'inconclusive', faults: ['auth-needs-initial-response'] },
  ],
});
