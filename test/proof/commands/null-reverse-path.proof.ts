import { nullReversePath } from '../../../suites/commands/null-reverse-path.js';
import { scenarioProof } from '../support.js';

scenarioProof(nullReversePath, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['null-sender-refused-501'], services: ['smtp'] },
    { finding: 'refused', faults: ['null-sender-refused-553'], services: ['smtp'] },
    { finding: 'refusedByPolicy', faults: ['null-sender-refused-550'], services: ['smtp'] },
    {
      finding: 'refusedOnSubmission',
      faults: ['submission-null-sender-refused'],
      services: ['submission', 'submissions'],
    },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['mail-temporary-451'] }],
});
