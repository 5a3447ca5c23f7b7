import { unwantedInitialResponse } from '../../../suites/auth/unwanted-initial-response.js';
import { scenarioProof } from '../support.js';
import { offered, undecided } from './exchange-cases.js';

scenarioProof(unwantedInitialResponse, {
  reference: { faults: ['auth-cram-md5'] },
  conforming: [offered],
  violating: [
    { ...offered, finding: 'ignored', faults: ['auth-cram-initial-ignored'] },
    { ...offered, finding: 'otherCode', faults: ['auth-cram-initial-535'] },
    { ...offered, finding: 'enhanced', faults: ['auth-cram-initial-5.5.4'] },
  ],
  undecided,
});
