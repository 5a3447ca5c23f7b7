import { heartbleed } from '../../../suites/tls/heartbleed.js';
import { scenarioProof } from '../support.js';

scenarioProof(heartbleed, {
  conforming: [{ allow: 'stress' }, { faults: ['heartbeat-offered'], allow: 'stress' }],
  violating: [{ finding: 'leaks', faults: ['heartbleed-leak'], allow: 'stress' }],
  undecided: [
    { verdict: 'skipped' },
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'], allow: 'stress' },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'], allow: 'stress' },
  ],
});
