import { denialInClear } from '../../../suites/auth/denial-in-clear.js';
import { scenarioProof } from '../support.js';

scenarioProof(denialInClear, {
  conforming: [{}],
  violating: [{ finding: 'told', faults: ['auth-clear-denial-tells'] }],
  undecided: [
    { verdict: 'skipped', authenticated: false },
    { verdict: 'not-applicable', faults: ['auth-in-clear'] },
    { verdict: 'inconclusive', faults: ['auth-errors-454'] },
  ],
});
