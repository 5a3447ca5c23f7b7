import { nestedMail } from '../../../suites/commands/nested-mail.js';
import { scenarioProof } from '../support.js';

scenarioProof(nestedMail, {
  conforming: [{}],
  violating: [
    { finding: 'accepted', faults: ['nested-mail-accepted'] },
    { finding: 'accepted', faults: ['nested-mail-restarts'] },
    { finding: 'wrongCode', faults: ['nested-mail-501'] },
    { finding: 'transactionLost', faults: ['error-loses-transaction'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['rcpt-temporary-450'] }],
});
