import { response1024 } from '../../../suites/auth/response-1024.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, undecided } from './exchange-cases.js';

scenarioProof(response1024, {
  conforming: [offered, onSmtp, { ...offered, faults: ['auth-wrong-code'] }],
  violating: [{ ...offered, finding: 'tooLong', faults: ['auth-response-512'] }],
  undecided: [
    ...undecided,
    { ...offered, verdict: 'inconclusive', faults: ['auth-accepts-anything'] },
    { ...offered, verdict: 'inconclusive', faults: ['auth-response-512', 'auth-accepts-anything'] },
  ],
});
