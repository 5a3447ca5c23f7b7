import { refusalCode } from '../../../suites/relay/refusal-code.js';
import { scenarioProof } from '../support.js';

scenarioProof(refusalCode, {
  conforming: [{}, { faults: ['relay-530'] }],
  violating: [
    { finding: 'otherCode', faults: ['relay-454'] },
    { finding: 'otherCode', faults: ['relay-551'] },
    { finding: 'otherCode', faults: ['relay-554'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['relay-open'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['relay-554', 'rcpt-refused-550'] },
  ],
});
