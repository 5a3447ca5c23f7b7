import { trailingBlank } from '../../../suites/commands/trailing-blank.js';
import { scenarioProof } from '../support.js';

scenarioProof(trailingBlank, {
  conforming: [{}],
  violating: [{ finding: 'refused', faults: ['trailing-blank-refused'] }],
  undecided: [{ verdict: 'inconclusive', faults: ['mail-temporary-451'] }],
});
