import { damagedCredentials } from '../../../suites/auth/damaged-credentials.js';
import { scenarioProof } from '../support.js';

scenarioProof(damagedCredentials, {
  conforming: [{}],
  violating: [
    { finding: 'accepted', faults: ['auth-base64-lenient'], variants: ['hyphen'] },
    { finding: 'spaceSkipped', faults: ['auth-response-spaces-skipped'], variants: ['space'] },
  ],
  undecided: [
    { verdict: 'skipped', authenticated: false },
    { verdict: 'not-applicable', faults: ['auth-without-plain'] },
    { verdict: 'inconclusive', faults: ['auth-errors-454'] },
    { verdict: 'inconclusive', faults: ['auth-begin-454'], variants: ['space'] },
  ],
});
