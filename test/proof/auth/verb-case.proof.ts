import { authVerbCase } from '../../../suites/auth/verb-case.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

scenarioProof(authVerbCase, {
  conforming: [onSubmission, { faults: ['auth-on-25'] }, { faults: ['auth-without-plain'], ...onSubmission }],
  violating: [
    { finding: 'refused', faults: ['auth-mixed-case-refused'], ...onSubmission },
    { finding: 'refused', faults: ['mixed-case-verbs-refused'], ...onSubmission },
    { finding: 'refused', faults: ['auth-on-25', 'auth-mixed-case-refused'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'inconclusive', faults: ['auth-begin-454'], ...onSubmission },
    { verdict: 'inconclusive', faults: ['auth-mixed-case-refused', 'auth-begin-454'], ...onSubmission },
  ],
});
