import { authVerbCase } from '../../../suites/auth/verb-case.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

scenarioProof(authVerbCase, {
  conforming: [
    onSubmission,
    { faults: ['auth-on-25'] },
    { faults: ['auth-without-plain'], ...onSubmission },
    { faults: ['auth-cancel-final'], ...onSubmission },
  ],
  violating: [
    { finding: 'mechanism', faults: ['auth-mixed-case-refused'], ...onSubmission },
    { finding: 'refused', faults: ['mixed-case-verbs-refused'], ...onSubmission },
    { finding: 'mechanism', faults: ['auth-on-25', 'auth-mixed-case-refused'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'inconclusive', faults: ['auth-begin-454'], ...onSubmission },
    { verdict: 'inconclusive', faults: ['mixed-case-verbs-refused', 'auth-begin-454'], ...onSubmission },
  ],
});
