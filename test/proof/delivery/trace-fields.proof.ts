import { traceFields } from '../../../suites/delivery/trace-fields.js';
import { scenarioProof } from '../support.js';

scenarioProof(traceFields, {
  conforming: [{}, { faults: ['data-missing-date-refused'] }],
  violating: [
    { finding: 'refused', faults: ['data-received-without-date-refused'] },
    { finding: 'dropped', faults: ['data-received-8bit-closes'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-8bit-refused'] },
    { verdict: 'inconclusive', faults: ['data-554-policy'] },
    { verdict: 'inconclusive', faults: ['data-end-closes'] },
  ],
});
