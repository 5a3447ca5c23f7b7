import { errorLimit } from '../../../suites/commands/error-limit.js';
import { scenarioProof } from '../support.js';

scenarioProof(errorLimit, {
  conforming: [{ allow: 'stress' }, { faults: ['error-limit-3'], allow: 'stress' }],
  violating: [{ finding: 'notClosed', faults: ['reply-421-stays'], allow: 'stress' }],
  undecided: [
    { verdict: 'skipped' },
    { verdict: 'not-applicable', faults: ['error-limit-none'], allow: 'stress' },
  ],
});
