import { unknownRecipient } from '../../../suites/commands/unknown-recipient.js';
import { scenarioProof } from '../support.js';

scenarioProof(unknownRecipient, {
  conforming: [{}, { faults: ['recipient-unknown-450'] }, { faults: ['recipient-unknown-551-with-address'] }],
  violating: [
    { finding: 'oddCode', faults: ['recipient-unknown-252'] },
    { finding: 'oddCode', faults: ['recipient-unknown-554'] },
    { finding: 'noNewAddress', faults: ['recipient-unknown-551'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['recipient-catch-all'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
  ],
});
