import { longLine } from '../../../suites/delivery/long-line.js';
import { scenarioProof } from '../support.js';

scenarioProof(longLine, {
  conforming: [{}],
  violating: [
    { finding: 'endedData', faults: ['data-line-cut-1024'] },
    { finding: 'endedData', faults: ['data-line-cut-1024', 'group-order-enforced'] },
    { finding: 'dropped', faults: ['data-line-over-1000-closes'] },
    { finding: 'refused', faults: ['data-line-over-1000-refused'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-554-policy'] },
    { verdict: 'inconclusive', faults: ['data-temporary-451'] },
    { verdict: 'inconclusive', faults: ['data-end-closes'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], timeoutMs: 300 },
  ],
});
