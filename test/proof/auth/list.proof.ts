import { authList } from '../../../suites/auth/list.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

scenarioProof(authList, {
  conforming: [
    onSubmission,
    { faults: ['auth-on-25'] },
    { faults: ['auth-on-25-in-clear'] },
    { faults: ['auth-without-plain'], ...onSubmission },
    { faults: ['auth-in-clear', 'starttls-not-offered'], ...onSubmission },
  ],
  violating: [
    { finding: 'none', faults: ['auth-list-empty'], ...onSubmission },
    { finding: 'malformed', faults: ['auth-list-commas'], ...onSubmission },
    { finding: 'malformed', faults: ['auth-on-25', 'auth-list-commas'] },
    { finding: 'lowerCase', faults: ['auth-list-lower-case'], ...onSubmission },
    { finding: 'spacing', faults: ['auth-list-two-spaces'], ...onSubmission },
    { finding: 'legacy', faults: ['auth-legacy-equals'], services: ['submission'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['submission'] },
  ],
});
