import { ntlmDisclosure } from '../../../suites/auth/ntlm-disclosure.js';
import { scenarioProof } from '../support.js';

scenarioProof(ntlmDisclosure, {
  reference: { faults: ['auth-ntlm'] },
  conforming: [{}],
  violating: [{ finding: 'named', faults: ['auth-ntlm-names'] }],
  undecided: [
    { verdict: 'inconclusive', faults: ['auth-ntlm-garbage'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
  ],
});
