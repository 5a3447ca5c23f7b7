import { authParameter } from '../../../suites/auth/parameter.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

scenarioProof(authParameter, {
  conforming: [
    onSubmission,
    { faults: ['auth-on-25'] },
    { faults: ['submission-no-auth-accepted'], authenticated: false, ...onSubmission },
  ],
  violating: [
    { finding: 'refused', faults: ['auth-parameter-refused'], ...onSubmission },
    { finding: 'refused', faults: ['auth-on-25', 'auth-parameter-555'] },
    { finding: 'taken', faults: ['auth-parameter-unread'], ...onSubmission },
    { finding: 'taken', faults: ['auth-on-25', 'auth-parameter-unread'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'inconclusive', faults: ['auth-on-25', 'mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['auth-on-25', 'auth-parameter-451'] },
    { verdict: 'inconclusive', authenticated: false, ...onSubmission },
  ],
});
