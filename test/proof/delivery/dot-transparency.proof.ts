import { dotTransparency } from '../../../suites/delivery/dot-transparency.js';
import { scenarioProof } from '../support.js';

scenarioProof(dotTransparency, {
  conforming: [{}, { faults: ['data-bare-line-ends-kept'] }],
  violating: [
    { finding: 'endedData', faults: ['data-dot-line-ends'] },
    { finding: 'endedData', faults: ['data-crlf-dot-dot-crlf'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-554-policy'] },
    { verdict: 'inconclusive', faults: ['data-temporary-451'] },
  ],
});
