import { authHelloKept } from '../../../suites/auth/hello-kept.js';
import { scenarioProof } from '../support.js';

scenarioProof(authHelloKept, {
  conforming: [{}],
  violating: [{ finding: 'forgotten', faults: ['auth-forgets-hello'] }],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'skipped', authenticated: false },
  ],
});
