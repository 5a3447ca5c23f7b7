import { clientNameMismatch } from '../../../suites/commands/client-name-mismatch.js';
import { scenarioProof } from '../support.js';

scenarioProof(clientNameMismatch, {
  conforming: [{}],
  violating: [{ finding: 'refused', faults: ['mail-550-after-foreign-name'] }],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['ehlo-refused-550'] },
  ],
});
