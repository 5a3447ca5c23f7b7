import { esmtp } from '../../../suites/submission/esmtp.js';
import { scenarioProof } from '../support.js';

scenarioProof(esmtp, {
  conforming: [{}, { faults: ['ehlo-no-extensions'] }],
  violating: [
    { finding: 'noEhlo', faults: ['ehlo-refused-502'] },
    { finding: 'noEhlo', faults: ['ehlo-refused-500'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['ehlo-refused-502', 'helo-refused-502'] }],
});
