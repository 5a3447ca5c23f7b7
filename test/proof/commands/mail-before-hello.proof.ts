import { mailBeforeHello } from '../../../suites/commands/mail-before-hello.js';
import { scenarioProof } from '../support.js';

scenarioProof(mailBeforeHello, {
  conforming: [{}],
  violating: [
    { finding: 'accepted', faults: ['mail-before-hello-accepted'], services: ['smtp'] },
    { finding: 'wrongCode', faults: ['mail-before-hello-550'], services: ['smtp'] },
    { finding: 'wrongCode', faults: ['bad-sequence-501'], services: ['smtp'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['mail-temporary-451'] }],
});
