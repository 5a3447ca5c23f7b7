import { mailLine500More } from '../../../suites/auth/mail-line-500-more.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

scenarioProof(mailLine500More, {
  conforming: [
    onSubmission,
    { faults: ['auth-on-25'] },
    { faults: ['submission-no-auth-accepted'], authenticated: false, ...onSubmission },
  ],
  violating: [
    { finding: 'tooLong', faults: ['mail-line-512-refused'], ...onSubmission },
    { finding: 'tooLong', faults: ['auth-on-25', 'mail-line-512-refused'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'inconclusive', faults: ['auth-on-25', 'mail-line-512-501'] },
    { verdict: 'inconclusive', faults: ['auth-on-25', 'auth-parameter-451'] },
    { verdict: 'inconclusive', authenticated: false, ...onSubmission },
  ],
});
