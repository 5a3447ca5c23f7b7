import { authClearText } from '../../../suites/auth/clear-text.js';
import { scenarioProof } from '../support.js';

const onSubmission = { services: ['submission'] } as const;

scenarioProof(authClearText, {
  conforming: [
    onSubmission,
    { faults: ['auth-on-25'] },
    { faults: ['starttls-handshake-fails'] },
    { faults: ['auth-listed-in-clear-538'], ...onSubmission },
    { faults: ['auth-on-25', 'auth-listed-in-clear-530'] },
  ],
  violating: [
    { finding: 'served', faults: ['auth-in-clear'], ...onSubmission },
    { finding: 'served', faults: ['auth-in-clear', 'auth-without-plain'], ...onSubmission },
    { finding: 'served', faults: ['auth-in-clear', 'auth-needs-initial-response'], ...onSubmission },
    { finding: 'served', faults: ['auth-on-25-in-clear'], services: ['smtp'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'inconclusive', faults: ['auth-in-clear-454'] },
  ],
});
