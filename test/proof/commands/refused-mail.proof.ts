import { refusedMail } from '../../../suites/commands/refused-mail.js';
import { scenarioProof } from '../support.js';

scenarioProof(refusedMail, {
  conforming: [{}, { faults: ['bad-argument-553'] }],
  violating: [
    { finding: 'opened', faults: ['refused-mail-opens-transaction'] },
    { finding: 'stateLost', faults: ['error-loses-hello'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['rcpt-before-mail-accepted'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['error-closes-session'] },
  ],
});
