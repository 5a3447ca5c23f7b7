import { earlyChangeCipherSpec } from '../../../suites/tls/early-change-cipher-spec.js';
import { scenarioProof } from '../support.js';

scenarioProof(earlyChangeCipherSpec, {
  conforming: [{}],
  violating: [{ finding: 'taken', faults: ['ccs-early-accepted'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
