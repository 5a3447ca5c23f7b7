import { authListInsideTls } from '../../../suites/auth/list-inside-tls.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission'] } as const;

scenarioProof(authListInsideTls, {
  conforming: [onSubmission, { faults: ['auth-in-clear'], ...onSubmission }, { faults: ['auth-on-25'] }],
  violating: [
    { finding: 'withdrawn', faults: ['auth-login-in-clear-only'], ...onSubmission },
    { finding: 'withdrawn', faults: ['auth-on-25-in-clear', 'auth-login-in-clear-only'], ...onSubmission },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
    { verdict: 'inconclusive', faults: ['starttls-454'] },
  ],
});
