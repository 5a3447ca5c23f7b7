import { starttlsTransaction } from '../../../suites/tls/starttls-transaction.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsTransaction, {
  conforming: [{ services: ['smtp'] }, { faults: ['submission-no-auth-accepted'] }],
  violating: [
    { finding: 'kept', faults: ['starttls-keeps-transaction'], services: ['smtp'] },
    { finding: 'kept', faults: ['starttls-keeps-transaction', 'submission-no-auth-accepted'] },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['submission'] },
    { verdict: 'not-applicable', faults: ['starttls-in-transaction-503'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
    { verdict: 'inconclusive', faults: ['rcpt-before-mail-accepted'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'], services: ['smtp'] },
  ],
});
