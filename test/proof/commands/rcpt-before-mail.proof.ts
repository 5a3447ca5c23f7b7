import { rcptBeforeMail } from '../../../suites/commands/rcpt-before-mail.js';
import { scenarioProof } from '../support.js';

scenarioProof(rcptBeforeMail, {
  conforming: [{}],
  violating: [
    { finding: 'accepted', faults: ['rcpt-before-mail-accepted'] },
    { finding: 'wrongCode', faults: ['rcpt-before-mail-501'] },
    { finding: 'wrongCode', faults: ['rcpt-before-mail-554'] },
    { finding: 'wrongCode', faults: ['bad-sequence-501'] },
    { finding: 'wrongCode', faults: ['known-verb-500'] },
  ],
  undecided: [{ verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false }],
});
