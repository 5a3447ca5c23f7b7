import { rsetClears } from '../../../suites/commands/rset-clears.js';
import { scenarioProof } from '../support.js';

scenarioProof(rsetClears, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['rset-500'] },
    { finding: 'transactionKept', faults: ['rset-does-nothing'] },
    { finding: 'newMailRefused', faults: ['rset-loses-hello'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['rset-closes'] },
    { verdict: 'inconclusive', faults: ['reply-missing'], timeoutMs: 300 },
  ],
});
