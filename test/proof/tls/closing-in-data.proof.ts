import { closingInData } from '../../../suites/tls/closing-in-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(closingInData, {
  conforming: [{}],
  violating: [
    { finding: 'readInClear', faults: ['clear-after-close-notify'], variants: ['bdat'] },
    { finding: 'readInClear', faults: ['commands-after-close-notify'] },
    { finding: 'endedInClear', faults: ['clear-after-close-notify'], variants: ['data'] },
  ],
  undecided: [
    // What is read on in clear is mail data here, and mail data draws no reply.
    {
      verdict: 'inconclusive',
      faults: ['clear-after-close-notify'],
      variants: ['data'],
      allow: 'probe',
    },
    { verdict: 'not-applicable', faults: ['chunking-not-offered'], variants: ['bdat'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
    { verdict: 'skipped', authenticated: false, services: ['submission', 'submissions'] },
  ],
});
