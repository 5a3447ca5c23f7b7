import { eightBitMime } from '../../../suites/commands/eight-bit-mime.js';
import { scenarioProof } from '../support.js';

scenarioProof(eightBitMime, {
  conforming: [{}],
  violating: [
    { finding: 'notOffered', faults: ['ehlo-without-8bitmime'] },
    { finding: 'notOffered', faults: ['ehlo-no-extensions'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['ehlo-refused-550'] }],
});
