import { recipientLimit } from '../../../suites/delivery/recipient-limit.js';
import { scenarioProof } from '../support.js';

scenarioProof(recipientLimit, {
  conforming: [{ allow: 'stress' }, { allow: 'stress', faults: ['recipients-limit-550'] }],
  violating: [
    { finding: 'dropped', allow: 'stress', services: ['smtp'], faults: ['recipients-limit-drops'] },
    { finding: 'wrongCode', allow: 'stress', services: ['smtp'], faults: ['recipients-limit-451'] },
    { finding: 'oldCode', allow: 'stress', services: ['smtp'], faults: ['recipients-limit-code-552'] },
    { finding: 'dataAnswer', allow: 'stress', services: ['smtp'], faults: ['recipients-limit-data-250'] },
  ],
  undecided: [
    { verdict: 'inconclusive', allow: 'stress', services: ['smtp'], faults: ['recipients-limit-10'] },
    { verdict: 'inconclusive', allow: 'stress', services: ['smtp'], faults: ['rcpt-temporary-450'] },
    { verdict: 'skipped' },
  ],
});
