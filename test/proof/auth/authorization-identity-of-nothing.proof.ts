import { authorizationIdentityOfNothing } from '../../../suites/auth/authorization-identity-of-nothing.js';
import { scenarioProof } from '../support.js';

scenarioProof(authorizationIdentityOfNothing, {
  conforming: [{}],
  violating: [{ finding: 'accepted', faults: ['auth-authorization-ignored'] }],
  undecided: [
    { verdict: 'skipped', authenticated: false },
    { verdict: 'not-applicable', faults: ['auth-without-plain'] },
    { verdict: 'inconclusive', faults: ['auth-errors-454'] },
  ],
});
