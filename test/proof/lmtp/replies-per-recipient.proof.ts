import { repliesPerRecipient } from '../../../suites/lmtp/replies-per-recipient.js';
import { scenarioProof } from '../support.js';

scenarioProof(repliesPerRecipient, {
  reference: { ports: { lmtp: 0 } },
  conforming: [{}, { faults: ['lmtp-unlike-replies'] }, { faults: ['lmtp-mailbox-replies'] }],
  violating: [
    { finding: 'tooFew', faults: ['lmtp-one-reply'] },
    { finding: 'tooFew', faults: ['lmtp-no-reply'] },
    { finding: 'tooMany', faults: ['lmtp-reply-too-many'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['lmtp-one-temporary-reply'] },
    { verdict: 'inconclusive', faults: ['null-recipient-accepted'] },
    { verdict: 'inconclusive', faults: ['lmtp-data-451'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
    { verdict: 'inconclusive', faults: ['lmtp-lhlo-500'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
