import { sourceRoute } from '../../../suites/commands/source-route.js';
import { scenarioProof } from '../support.js';

scenarioProof(sourceRoute, {
  conforming: [{}, { faults: ['source-route-refused-550'] }, { faults: ['source-route-sender-550'] }],
  violating: [
    { finding: 'notUnderstood', faults: ['source-route-refused-501'] },
    { finding: 'dropped', faults: ['source-route-drops'] },
    { finding: 'senderNotUnderstood', faults: ['source-route-sender-501'] },
    { finding: 'oddRefusal', faults: ['source-route-refused-553'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['source-route-drops', 'rcpt-refused-550'] },
  ],
});
