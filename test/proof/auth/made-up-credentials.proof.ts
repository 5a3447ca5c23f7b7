import { madeUpCredentials } from '../../../suites/auth/made-up-credentials.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, undecided } from './exchange-cases.js';

scenarioProof(madeUpCredentials, {
  conforming: [offered, onSmtp, { ...offered, faults: ['auth-wrong-code'] }],
  violating: [
    { ...offered, finding: 'letIn', faults: ['auth-accepts-anything'] },
    {
      ...offered,
      finding: 'letIn',
      faults: ['auth-empty-password-accepted'],
      variants: ['empty-password', 'empty'],
    },
  ],
  undecided,
});
