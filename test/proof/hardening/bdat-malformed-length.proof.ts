import { bdatMalformedLength } from '../../../suites/hardening/bdat-malformed-length.js';
import { scenarioProof } from '../support.js';

scenarioProof(bdatMalformedLength, {
  conforming: [
    {},
    { faults: ['bdat-bad-length-521-closes'] },
    { faults: ['bdat-out-of-order-554'] },
    { faults: ['pipelining-refused'] },
  ],
  violating: [{ finding: 'taken', faults: ['bdat-length-lenient'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['chunking-not-offered'] },
    { verdict: 'skipped', allow: 'observe' },
  ],
});
