import { zeroLengthResponse } from '../../../suites/auth/zero-length-response.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, undecided } from './exchange-cases.js';

scenarioProof(zeroLengthResponse, {
  conforming: [offered, onSmtp, { ...offered, faults: ['auth-cancel-535'] }],
  violating: [{ ...offered, finding: 'challenged', faults: ['auth-zero-length-challenged'] }],
  undecided: [
    ...undecided,
    { ...offered, verdict: 'inconclusive', faults: ['auth-initial-response-required'] },
  ],
});
