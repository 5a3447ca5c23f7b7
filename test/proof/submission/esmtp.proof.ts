import { esmtp } from '../../../suites/submission/esmtp.js';
import { scenarioProof } from '../support.js';

scenarioProof(esmtp, {
  conforming: [{}, { faults: ['ehlo-no-extensions'] }],
  violating: [
    { finding: 'noEhlo', faults: ['ehlo-refused-502'], services: ['submission'] },
    { finding: 'noEhlo', faults: ['ehlo-refused-500'], services: ['submission'] },
    { finding: 'noEhloBehindTls', faults: ['ehlo-refused-502'], services: ['submissions'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['ehlo-refused-502', 'helo-refused-502'] }],
});
