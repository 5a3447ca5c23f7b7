import { authWithoutMechanism } from '../../../suites/auth/without-mechanism.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

scenarioProof(authWithoutMechanism, {
  conforming: [
    onSubmission,
    { faults: ['auth-on-25'] },
    { faults: ['auth-in-clear', 'starttls-not-offered'], ...onSubmission },
  ],
  violating: [
    { finding: 'begun', faults: ['auth-no-mechanism-begun'], ...onSubmission },
    { finding: 'otherCode', faults: ['auth-no-mechanism-500'], ...onSubmission },
    { finding: 'otherCode', faults: ['auth-on-25', 'auth-no-mechanism-500'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'inconclusive', faults: ['auth-no-mechanism-500', 'auth-begin-454'], ...onSubmission },
    { verdict: 'inconclusive', faults: ['starttls-handshake-fails'], services: ['submission'] },
  ],
});
