import { clearText } from '../../../suites/submission/clear-text.js';
import { scenarioProof } from '../support.js';

scenarioProof(clearText, {
  conforming: [
    {},
    { faults: ['starttls-required'] },
    { faults: ['auth-listed-in-clear-538'] },
    { faults: ['submission-mail-554-at-rcpt'] },
  ],
  violating: [
    { finding: 'password', faults: ['auth-in-clear'] },
    { finding: 'password', faults: ['auth-in-clear', 'auth-without-plain'] },
    { finding: 'password', faults: ['auth-in-clear', 'starttls-not-offered'] },
    { finding: 'mail', faults: ['submission-no-auth-accepted'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['submission-no-auth-accepted', 'mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['submission-no-auth-accepted', 'rcpt-temporary-450'] },
    { verdict: 'inconclusive', faults: ['error-closes-session'] },
  ],
});
