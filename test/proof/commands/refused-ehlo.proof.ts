import { refusedEhlo } from '../../../suites/commands/refused-ehlo.js';
import { scenarioProof } from '../support.js';

scenarioProof(refusedEhlo, {
  conforming: [{}, { faults: ['ehlo-without-argument-503'] }],
  violating: [
    { finding: 'transactionLost', faults: ['ehlo-refused-clears-transaction'] },
    { finding: 'transactionLost', faults: ['error-loses-transaction'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['ehlo-argument-missing-accepted'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
    { verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false },
  ],
});
