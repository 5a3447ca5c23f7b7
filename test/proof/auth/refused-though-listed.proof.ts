import { authRefusedThoughListed } from '../../../suites/auth/refused-though-listed.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission'] } as const;

scenarioProof(authRefusedThoughListed, {
  conforming: [
    onSubmission,
    { faults: ['auth-on-25'] },
    { faults: ['auth-in-clear', 'auth-on-25-in-clear'] },
    { faults: ['auth-login-in-clear-only'], ...onSubmission },
  ],
  violating: [
    { finding: 'listed', faults: ['auth-listed-in-clear-538'], ...onSubmission },
    { finding: 'listed', faults: ['auth-listed-in-clear-530'], ...onSubmission },
    { finding: 'listed', faults: ['auth-on-25', 'auth-listed-in-clear-530'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'inconclusive', faults: ['auth-in-clear-454'], ...onSubmission },
    { verdict: 'inconclusive', faults: ['auth-in-clear', 'auth-begin-454'], ...onSubmission },
  ],
});
