import { secondRecipient } from '../../../suites/commands/second-recipient.js';
import { scenarioProof } from '../support.js';

scenarioProof(secondRecipient, {
  conforming: [{}, { faults: ['rcpt-code-251-with-address'] }],
  violating: [
    { finding: 'otherCode', faults: ['rcpt-code-252'] },
    { finding: 'refused', faults: ['second-recipient-refused-550'] },
    { finding: 'noNewAddress', faults: ['rcpt-code-251'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
  ],
});
