import { emptyMessage } from '../../../suites/delivery/empty-message.js';
import { scenarioProof } from '../support.js';

scenarioProof(emptyMessage, {
  conforming: [{}, { faults: ['data-554-policy'] }, { faults: ['data-temporary-451'] }],
  violating: [{ finding: 'notEnded', faults: ['data-empty-not-ended'] }],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451'] },
    { verdict: 'inconclusive', faults: ['data-end-closes'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], timeoutMs: 300 },
  ],
});
