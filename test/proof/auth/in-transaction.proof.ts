import { authInTransaction } from '../../../suites/auth/in-transaction.js';
import { scenarioProof } from '../support.js';

scenarioProof(authInTransaction, {
  // Strangers may open a transaction, and AUTH is offered everywhere.
  reference: { faults: ['auth-on-25', 'submission-no-auth-accepted'] },
  conforming: [{}],
  violating: [
    { finding: 'begun', faults: ['auth-in-transaction-accepted'] },
    { finding: 'otherCode', faults: ['auth-in-transaction-502'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['auth-not-offered'] },
    { verdict: 'not-applicable', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['auth-begin-454'] },
  ],
});
