import { declaredSize } from '../../../suites/commands/declared-size.js';
import { scenarioProof } from '../support.js';

scenarioProof(declaredSize, {
  conforming: [{}],
  violating: [
    { finding: 'accepted', faults: ['declared-size-over-limit-accepted'] },
    { finding: 'wrongCode', faults: ['declared-size-over-limit-554'] },
    { finding: 'dropped', faults: ['declared-size-over-limit-closes'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['ehlo-without-size'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
  ],
});
