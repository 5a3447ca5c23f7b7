import { nestedMail } from '../../../suites/commands/nested-mail.js';
import { scenarioProof } from '../support.js';

scenarioProof(nestedMail, {
  conforming: [{}],
  violating: [
    { finding: 'accepted', faults: ['nested-mail-accepted'] },
    { finding: 'accepted', faults: ['nested-mail-restarts'] },
    { finding: 'wrongCode', faults: ['nested-mail-501'] },
    { finding: 'wrongCode', faults: ['nested-mail-554'] },
    { finding: 'wrongCode', faults: ['bad-sequence-501'] },
    { finding: 'accepted', faults: ['nested-mail-replaces-sender'] },
    { finding: 'transactionLost', faults: ['error-loses-transaction'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['rcpt-temporary-450'] }],
});
