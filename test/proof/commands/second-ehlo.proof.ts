import { secondEhlo } from '../../../suites/commands/second-ehlo.js';
import { scenarioProof } from '../support.js';

scenarioProof(secondEhlo, {
  conforming: [{}],
  violating: [
    { finding: 'transactionKept', faults: ['ehlo-keeps-transaction'] },
    { finding: 'refused', faults: ['ehlo-second-refused-503'], services: ['smtp', 'submissions'] },
    { finding: 'mailRefused', faults: ['ehlo-second-breaks-session'], services: ['smtp', 'submissions'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
    { verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false },
  ],
});
