import { quit } from '../../../suites/commands/quit.js';
import { scenarioProof } from '../support.js';

scenarioProof(quit, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['quit-refused-501'] },
    { finding: 'otherCode', faults: ['quit-250'] },
    { finding: 'noReply', faults: ['quit-no-reply-close'] },
    { finding: 'notClosed', faults: ['quit-no-close'] },
  ],
});
