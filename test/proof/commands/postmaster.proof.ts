import { postmaster } from '../../../suites/commands/postmaster.js';
import { scenarioProof } from '../support.js';

scenarioProof(postmaster, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['postmaster-refused'] },
    { finding: 'notUnderstood', faults: ['postmaster-bare-refused-501'] },
    {
      finding: 'caseMatters',
      faults: ['postmaster-case-sensitive'],
      variants: ['capitalised', 'upper-case'],
    },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['rcpt-temporary-450'] }],
});
