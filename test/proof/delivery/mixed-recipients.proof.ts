import { mixedRecipients } from '../../../suites/delivery/mixed-recipients.js';
import { scenarioProof } from '../support.js';

scenarioProof(mixedRecipients, {
  conforming: [{}, { faults: ['recipient-catch-all'] }, { faults: ['recipient-unknown-450'] }],
  violating: [
    { finding: 'refusedForOne', faults: ['data-unknown-recipient-550'] },
    { finding: 'recipientsLost', faults: ['error-loses-transaction'] },
    { finding: 'replyEach', faults: ['data-reply-per-recipient'] },
    { finding: 'replyEach', faults: ['data-two-replies'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['accept-all-recipients-reject-at-data'] },
    { verdict: 'inconclusive', faults: ['data-554-policy'] },
    { verdict: 'inconclusive', faults: ['data-temporary-451'] },
    { verdict: 'inconclusive', faults: ['data-command-451'] },
    { verdict: 'inconclusive', faults: ['error-closes-session'] },
  ],
});
