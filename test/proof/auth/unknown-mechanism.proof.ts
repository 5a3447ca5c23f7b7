import { authUnknownMechanism } from '../../../suites/auth/unknown-mechanism.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

scenarioProof(authUnknownMechanism, {
  conforming: [onSubmission, { faults: ['auth-on-25'] }, { faults: ['auth-without-plain'], ...onSubmission }],
  violating: [
    { finding: 'begun', faults: ['auth-unknown-mechanism-begun'], ...onSubmission },
    { finding: 'otherCode', faults: ['auth-unknown-mechanism-501'], ...onSubmission },
    { finding: 'enhancedCode', faults: ['auth-unknown-mechanism-5.7.4'], ...onSubmission },
    { finding: 'enhancedCode', faults: ['auth-on-25', 'auth-unknown-mechanism-5.7.4'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    {
      verdict: 'inconclusive',
      faults: ['auth-unknown-mechanism-501', 'auth-begin-454'],
      ...onSubmission,
    },
  ],
});
