import { reply521 } from '../../../suites/submission/reply-521.js';
import { scenarioProof } from '../support.js';

scenarioProof(reply521, {
  conforming: [{}, { faults: ['submission-mail-550'] }, { faults: ['submission-no-auth-accepted'] }],
  violating: [
    { finding: 'used', faults: ['greeting-521'] },
    { finding: 'used', faults: ['submission-mail-521'] },
    { finding: 'used', faults: ['submission-mail-521', 'starttls-required'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['greeting-554'] },
    { verdict: 'inconclusive', faults: ['submission-no-auth-accepted', 'mail-temporary-451'] },
  ],
});
