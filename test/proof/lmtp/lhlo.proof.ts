import { lhlo } from '../../../suites/lmtp/lhlo.js';
import { scenarioProof } from '../support.js';

scenarioProof(lhlo, {
  reference: { ports: { lmtp: 0 } },
  conforming: [{}, { faults: ['lmtp-ehlo-accepted'] }],
  violating: [
    { finding: 'unknown', faults: ['lmtp-lhlo-500'], variants: ['served'] },
    { finding: 'noPipelining', faults: ['lmtp-without-pipelining'], variants: ['pipelining'] },
    {
      finding: 'noEnhancedCodes',
      faults: ['lmtp-without-enhancedstatuscodes'],
      variants: ['enhanced-codes'],
    },
    { finding: 'noEightBit', faults: ['lmtp-without-8bitmime'], variants: ['eight-bit'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['lmtp-lhlo-550'] },
    { verdict: 'inconclusive', faults: ['lmtp-lhlo-451'] },
    {
      verdict: 'inconclusive',
      faults: ['lmtp-lhlo-500'],
      variants: ['pipelining', 'enhanced-codes', 'eight-bit'],
    },
  ],
});
