import { authListOfPlain } from '../../../suites/auth/list-of-plain.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

scenarioProof(authListOfPlain, {
  conforming: [
    onSubmission,
    { faults: ['auth-on-25'] },
    { faults: ['auth-login-in-clear-only'], ...onSubmission },
    { faults: ['auth-list-lower-case'], ...onSubmission },
  ],
  violating: [
    { finding: 'missing', faults: ['auth-without-plain'], ...onSubmission },
    { finding: 'missing', faults: ['auth-on-25', 'auth-without-plain'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    {
      verdict: 'not-applicable',
      faults: ['auth-in-clear', 'starttls-not-offered'],
      services: ['submission'],
    },
    { verdict: 'inconclusive', faults: ['starttls-handshake-fails'], services: ['submission'] },
  ],
});
