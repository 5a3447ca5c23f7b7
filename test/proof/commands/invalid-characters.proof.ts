import { invalidCharacters } from '../../../suites/commands/invalid-characters.js';
import { scenarioProof } from '../support.js';

scenarioProof(invalidCharacters, {
  conforming: [
    {},
    { faults: ['bad-argument-500'], variants: ['eight-bit'] },
    { faults: ['bad-argument-553'], variants: ['eight-bit', 'underscore'] },
  ],
  violating: [
    { finding: 'eightBitTaken', faults: ['eight-bit-sender-accepted'], variants: ['eight-bit'] },
    { finding: 'eightBitByBody', faults: ['eight-bit-sender-accepted-with-body'], variants: ['eight-bit'] },
    {
      finding: 'controlTaken',
      faults: ['control-character-sender-accepted'],
      variants: ['control-character'],
    },
    { finding: 'underscoreTaken', faults: ['underscore-sender-accepted'], variants: ['underscore'] },
    { finding: 'wrongCode', faults: ['bad-argument-553', 'ehlo-no-extensions'], variants: ['eight-bit'] },
    { finding: 'wrongCode', faults: ['bad-argument-553'], variants: ['control-character'] },
    { finding: 'wrongCode', faults: ['bad-argument-500'], variants: ['control-character', 'underscore'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
  ],
});
