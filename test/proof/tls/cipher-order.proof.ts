import { cipherOrder } from '../../../suites/tls/cipher-order.js';
import { scenarioProof } from '../support.js';

scenarioProof(cipherOrder, {
  conforming: [{}, { faults: ['suite-static-rsa'] }, { faults: ['suite-order-of-client'] }],
  violating: [
    { finding: 'clientDecides', faults: ['suite-static-rsa', 'suite-order-of-client'] },
    { finding: 'weakFirst', faults: ['suite-order-weak-first'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'] },
    { verdict: 'not-applicable', faults: ['suite-static-rsa-only'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
