import { authenticationRequired } from '../../../suites/auth/authentication-required.js';
import { scenarioProof } from '../support.js';

scenarioProof(authenticationRequired, {
  conforming: [
    {},
    { faults: ['vrfy-530-before-auth'] },
    { faults: ['vrfy-554'] },
    { faults: ['submission-mail-550'] },
    { authenticated: false },
  ],
  violating: [
    { finding: 'exempt', faults: ['noop-530-before-auth'] },
    { finding: 'otherCode', faults: ['vrfy-550-before-auth'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['submission-no-auth-accepted'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
  ],
});
