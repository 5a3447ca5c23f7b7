import { weakMechanisms } from '../../../suites/auth/weak-mechanisms.js';
import { scenarioProof } from '../support.js';

scenarioProof(weakMechanisms, {
  conforming: [{}, { faults: ['auth-scram-sha-1'] }, { faults: ['auth-anonymous-refused'] }],
  violating: [
    { finding: 'offered', faults: ['auth-digest-md5'] },
    { finding: 'offered', faults: ['auth-ntlm'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'inconclusive', faults: ['ehlo-refused-550'] },
  ],
});
