import { longClientName } from '../../../suites/commands/long-client-name.js';
import { scenarioProof } from '../support.js';

scenarioProof(longClientName, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['ehlo-long-name-500'] },
    { finding: 'dropped', faults: ['ehlo-long-name-drops'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['ehlo-unknown-name-550'] },
    { verdict: 'inconclusive', faults: ['ehlo-refused-500'] },
  ],
});
