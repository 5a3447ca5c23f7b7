import { authPatience } from '../../../suites/auth/patience.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

scenarioProof(authPatience, {
  conforming: [
    onSubmission,
    { faults: ['auth-on-25'] },
    { faults: ['auth-third-failure-closes'], ...onSubmission },
    { faults: ['auth-wrong-code'], ...onSubmission },
  ],
  violating: [
    { finding: 'impatient', faults: ['auth-failure-closes'], ...onSubmission },
    { finding: 'impatient', faults: ['auth-second-failure-closes'], ...onSubmission },
    { finding: 'impatient', faults: ['auth-on-25', 'auth-second-failure-closes'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'not-applicable', faults: ['auth-without-plain'] },
    { verdict: 'inconclusive', faults: ['auth-failure-454'], ...onSubmission },
    { verdict: 'inconclusive', faults: ['auth-accepts-anything'], ...onSubmission },
  ],
});
