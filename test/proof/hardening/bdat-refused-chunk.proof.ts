import { bdatRefusedChunk } from '../../../suites/hardening/bdat-refused-chunk.js';
import { scenarioProof } from '../support.js';

const alone = ['before-mail', 'after-refused-mail', 'after-refused-recipient'];

scenarioProof(bdatRefusedChunk, {
  conforming: [
    {},
    { faults: ['bdat-out-of-order-554'] },
    { faults: ['pipelining-refused'], variants: alone },
  ],
  violating: [
    { finding: 'executed', faults: ['bdat-refused-chunk-executed'] },
    { finding: 'executedBehind', faults: ['bdat-pipelined-chunk-executed'], variants: ['pipelined'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['chunking-not-offered'] },
    { verdict: 'not-applicable', faults: ['ehlo-without-pipelining'], variants: ['pipelined'] },
    {
      verdict: 'inconclusive',
      faults: ['mail-temporary-451'],
      variants: ['after-refused-mail', 'after-refused-recipient', 'pipelined'],
    },
    { verdict: 'skipped', allow: 'observe' },
  ],
});
