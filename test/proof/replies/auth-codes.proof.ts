import { authPatience } from '../../../suites/auth/patience.js';
import { responseNotBase64 } from '../../../suites/auth/response-not-base64.js';
import { submissionRequiresAuth } from '../../../suites/auth/submission-requires-auth.js';
import { authCodes } from '../../../suites/replies/auth-codes.js';
import { invariantProof } from '../support.js';
import { everyCommand } from './every-command.js';

const onSubmission = { services: ['submission', 'submissions'] } as const;

invariantProof(
  authCodes,
  {
    conforming: [
      onSubmission,
      { faults: ['auth-failure-454'], ...onSubmission },
      // NOOP inside an exchange gets 250, which is its own code.
      { faults: ['auth-exchange-forgotten'], ...onSubmission },
    ],
    violating: [
      { finding: 'success', faults: ['auth-success-250'], ...onSubmission },
      { finding: 'failure', faults: ['auth-wrong-code'], ...onSubmission },
      { finding: 'enhancedCode', faults: ['auth-success-2.0.0'], ...onSubmission },
      { finding: 'enhancedCode', faults: ['auth-failure-5.7.1'], ...onSubmission },
      { finding: 'enhancedCode', faults: ['auth-required-5.5.1'], ...onSubmission },
    ],
    undecided: [{ verdict: 'not-applicable', services: ['smtp'] }],
  },
  [everyCommand, authPatience, responseNotBase64, submissionRequiresAuth],
);
