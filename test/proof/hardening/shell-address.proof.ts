import { shellAddress } from '../../../suites/hardening/shell-address.js';
import { scenarioProof } from '../support.js';

scenarioProof(shellAddress, {
  conforming: [{}, { faults: ['bad-argument-553'] }, { faults: ['recipient-unknown-551'] }],
  violating: [
    { finding: 'senderTaken', faults: ['shell-sender-accepted'], variants: ['sender'] },
    {
      finding: 'recipientTaken',
      faults: ['program-recipient-accepted'],
      variants: ['expansion', 'program'],
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['recipient-catch-all'], variants: ['expansion', 'program'] },
    { verdict: 'inconclusive', faults: ['recipient-unknown-450'], variants: ['expansion', 'program'] },
  ],
});
