import { verbCase } from '../../../suites/commands/verb-case.js';
import { scenarioProof } from '../support.js';

scenarioProof(verbCase, {
  conforming: [{}, { authenticated: false }],
  violating: [
    { finding: 'refused', faults: ['lowercase-verbs-refused'], variants: ['lower-case'] },
    { finding: 'refused', faults: ['mixed-case-verbs-refused'], variants: ['mixed-case'] },
    {
      finding: 'refused',
      faults: ['lowercase-keywords-refused'],
      services: ['smtp'],
      variants: ['lower-case'],
    },
    {
      finding: 'refused',
      faults: ['lowercase-parameters-refused'],
      services: ['smtp'],
    },
  ],
  undecided: [
    {
      verdict: 'inconclusive',
      faults: ['lowercase-parameters-refused', 'size-parameter-refused'],
      services: ['smtp'],
      variants: ['lower-case'],
    },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
  ],
});
