import { knownProduct } from '../../../suites/hardening/known-product.js';
import { scenarioProof } from '../support.js';

scenarioProof(knownProduct, {
  reference: { faults: ['banner-exim-patched'] },
  conforming: [{}],
  violating: [{ finding: 'listed', faults: ['banner-exim-vulnerable'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['banner-without-version'] },
    { verdict: 'not-applicable', faults: ['greeting-multiline-ok'] },
  ],
});
