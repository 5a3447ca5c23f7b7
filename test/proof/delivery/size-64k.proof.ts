import { size64k } from '../../../suites/delivery/size-64k.js';
import { scenarioProof } from '../support.js';

scenarioProof(size64k, {
  conforming: [{}, { faults: ['ehlo-without-size'] }, { faults: ['data-line-over-1000-refused'] }],
  violating: [
    { finding: 'announced', faults: ['size-32k-announced'] },
    { finding: 'tooBig', faults: ['data-64k-refused'] },
    { finding: 'tooBigUnannounced', faults: ['size-limit-unannounced'] },
    { finding: 'lineTooLong', faults: ['data-long-line-refused'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-554-policy'] },
    { verdict: 'inconclusive', faults: ['data-temporary-451'] },
    { verdict: 'inconclusive', faults: ['data-end-closes'] },
  ],
});
