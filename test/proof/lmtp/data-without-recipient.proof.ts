import { dataWithoutRecipient } from '../../../suites/lmtp/data-without-recipient.js';
import { scenarioProof } from '../support.js';

scenarioProof(dataWithoutRecipient, {
  reference: { ports: { lmtp: 0 } },
  conforming: [{}],
  violating: [
    { finding: 'served', faults: ['data-before-rcpt-accepted'] },
    { finding: 'served', faults: ['data-before-rcpt-354-then-554'] },
    { finding: 'served', faults: ['data-before-rcpt-250'] },
    { finding: 'otherCode', faults: ['lmtp-data-554'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['lmtp-data-451'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
  ],
});
