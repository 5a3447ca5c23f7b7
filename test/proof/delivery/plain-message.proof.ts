import { plainMessage } from '../../../suites/delivery/plain-message.js';
import { scenarioProof } from '../support.js';

scenarioProof(plainMessage, {
  conforming: [{}, { faults: ['error-limit-3'] }, { faults: ['bytewise'] }],
  violating: [
    { finding: 'noIntermediate', faults: ['data-command-250'] },
    { finding: 'dataCode', faults: ['data-command-502'] },
    { finding: 'noReply', faults: ['data-end-closes'] },
    { finding: 'endCode', faults: ['data-end-251'] },
    { finding: 'refusalCode', faults: ['data-end-503'] },
    { finding: 'severalReplies', faults: ['data-two-replies'] },
    { finding: 'transactionKept', faults: ['data-keeps-transaction'] },
    { finding: 'nextRefused', faults: ['data-loses-transaction-state'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451'] },
    { verdict: 'inconclusive', faults: ['data-554-policy'] },
    { verdict: 'inconclusive', faults: ['data-temporary-451'] },
    { verdict: 'inconclusive', faults: ['close-after-first-message'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], timeoutMs: 300 },
    { verdict: 'inconclusive', faults: ['error-loses-hello'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
