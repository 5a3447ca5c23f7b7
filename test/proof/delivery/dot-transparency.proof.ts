import { dotTransparency } from '../../../suites/delivery/dot-transparency.js';
import { scenarioProof } from '../support.js';

scenarioProof(dotTransparency, {
  conforming: [{}, { faults: ['data-554-policy'] }, { faults: ['data-temporary-451'] }],
  violating: [
    { finding: 'endedData', faults: ['data-dot-line-ends'] },
    { finding: 'endedData', faults: ['data-crlf-dot-dot-crlf'] },
    { finding: 'endedData', faults: ['data-dot-line-ends', 'group-order-enforced'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], timeoutMs: 300 },
  ],
});
