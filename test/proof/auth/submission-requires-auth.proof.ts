import { submissionRequiresAuth } from '../../../suites/auth/submission-requires-auth.js';
import { scenarioProof } from '../support.js';

scenarioProof(submissionRequiresAuth, {
  conforming: [{}, { faults: ['starttls-required'] }],
  violating: [
    { finding: 'accepted', faults: ['submission-no-auth-accepted'] },
    { finding: 'delayed', faults: ['submission-mail-554-at-rcpt'] },
    { finding: 'otherCode', faults: ['submission-mail-550'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['mail-temporary-451'] }],
});
