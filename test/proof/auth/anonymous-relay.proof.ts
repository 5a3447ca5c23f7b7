import { anonymousRelay } from '../../../suites/auth/anonymous-relay.js';
import { scenarioProof } from '../support.js';

scenarioProof(anonymousRelay, {
  reference: { faults: ['auth-anonymous-refused'] },
  conforming: [{}, { faults: ['auth-anonymous-stays'] }],
  violating: [{ finding: 'relays', faults: ['auth-anonymous'] }],
  undecided: [
    { verdict: 'inconclusive', faults: ['auth-anonymous', 'recipient-catch-all'] },
    { verdict: 'inconclusive', faults: ['auth-anonymous', 'mail-temporary-451'] },
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
  ],
});
