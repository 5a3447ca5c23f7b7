import { eightBit } from '../../../suites/delivery/eight-bit.js';
import { scenarioProof } from '../support.js';

scenarioProof(eightBit, {
  conforming: [{}, { faults: ['data-8bit-refused'] }, { faults: ['data-8bit-stripped'] }],
  violating: [
    { finding: 'undeclaredDropped', faults: ['data-8bit-closes'], variants: ['undeclared'] },
    { finding: 'declaredDropped', faults: ['data-8bit-no-mime-closes'], variants: ['declared-without-mime'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['ehlo-without-8bitmime'], variants: ['declared-without-mime'] },
    { verdict: 'inconclusive', faults: ['body-8bitmime-refused'], variants: ['declared-without-mime'] },
    { verdict: 'inconclusive', faults: ['data-command-451'] },
    { verdict: 'inconclusive', faults: ['data-end-closes'] },
  ],
});
