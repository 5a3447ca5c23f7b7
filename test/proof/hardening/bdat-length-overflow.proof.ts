import { bdatLengthOverflow } from '../../../suites/hardening/bdat-length-overflow.js';
import { scenarioProof } from '../support.js';

scenarioProof(bdatLengthOverflow, {
  options: { minuteMs: 12_000 },
  conforming: [{}, { faults: ['bdat-big-chunk-552-closes'] }],
  violating: [
    { finding: 'cut', faults: ['bdat-length-32-bits'] },
    { finding: 'cut', faults: ['bdat-length-64-bits'] },
    { finding: 'executed', faults: ['bdat-length-32-bits-signed'] },
    { finding: 'executed', faults: ['bdat-length-64-bits-signed'] },
    { finding: 'executed', faults: ['bdat-big-chunk-552-executed'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['bdat-refused-chunk-executed'] },
    { verdict: 'not-applicable', faults: ['chunking-not-offered'] },
    { verdict: 'skipped', allow: 'observe' },
  ],
});
