import { alpn } from '../../../suites/tls/alpn.js';
import { scenarioProof } from '../support.js';

scenarioProof(alpn, {
  conforming: [{}],
  violating: [{ finding: 'foreign', faults: ['alpn-any-selected'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
