import { bdatShortLength } from '../../../suites/hardening/bdat-short-length.js';
import { scenarioProof } from '../support.js';

scenarioProof(bdatShortLength, {
  conforming: [{}, { faults: ['unknown-verb-502'] }],
  violating: [
    { finding: 'accepted', faults: ['unknown-verb-250'] },
    { finding: 'dropped', faults: ['unknown-verb-drops'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['bdat-451'] },
    { verdict: 'not-applicable', faults: ['chunking-not-offered'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
