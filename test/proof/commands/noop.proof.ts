import { noop } from '../../../suites/commands/noop.js';
import { scenarioProof } from '../support.js';

scenarioProof(noop, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['noop-refused-500'], variants: ['plain'] },
    { finding: 'argumentRefused', faults: ['noop-argument-501'], variants: ['with-argument'] },
    { finding: 'transactionLost', faults: ['noop-clears-transaction'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['rcpt-temporary-450'] }],
});
