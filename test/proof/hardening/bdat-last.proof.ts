import { bdatLast } from '../../../suites/hardening/bdat-last.js';
import { scenarioProof } from '../support.js';

scenarioProof(bdatLast, {
  conforming: [{}, { faults: ['bdat-bad-length-521-closes'] }],
  violating: [
    { finding: 'caseSensitive', faults: ['bdat-last-case-sensitive'], variants: ['lower-case'] },
    { finding: 'emptyRefused', faults: ['bdat-empty-last-501'], variants: ['empty'] },
    { finding: 'strangeTaken', faults: ['bdat-other-marker-taken'], variants: ['other-words'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['bdat-451'], variants: ['lower-case', 'empty'] },
    { verdict: 'not-applicable', faults: ['chunking-not-offered'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
