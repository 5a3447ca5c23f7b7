import { privateExtensions } from '../../../suites/hardening/private-extensions.js';
import { scenarioProof } from '../support.js';

scenarioProof(privateExtensions, {
  conforming: [{}, { faults: ['ehlo-private-keyword'] }],
  violating: [{ finding: 'listed', faults: ['exchange-keywords'] }],
  undecided: [{ verdict: 'inconclusive', faults: ['ehlo-refused-502'] }],
});
