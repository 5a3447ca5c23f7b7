import { mailBeforeLhlo } from '../../../suites/lmtp/mail-before-lhlo.js';
import { scenarioProof } from '../support.js';

scenarioProof(mailBeforeLhlo, {
  reference: { ports: { lmtp: 0 } },
  conforming: [{}],
  violating: [
    { finding: 'accepted', faults: ['mail-before-hello-accepted'] },
    { finding: 'wrongCode', faults: ['mail-before-hello-550'] },
    { finding: 'wrongCode', faults: ['bad-sequence-501'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
  ],
});
