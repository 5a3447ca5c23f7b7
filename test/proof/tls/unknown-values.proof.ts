import { unknownValues } from '../../../suites/tls/unknown-values.js';
import { scenarioProof } from '../support.js';

scenarioProof(unknownValues, {
  conforming: [{}, { faults: ['tls-1.2-refused'] }, { faults: ['tls-1.3-refused'] }],
  violating: [
    { finding: 'version', faults: ['version-intolerant'], variants: ['version'] },
    { finding: 'values', faults: ['extension-intolerant'], variants: ['values'] },
    { finding: 'length', faults: ['hello-long-intolerant'], variants: ['length'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
