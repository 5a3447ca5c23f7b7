import { wrongCredentials } from '../../../suites/auth/wrong-credentials.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, undecided } from './exchange-cases.js';

scenarioProof(wrongCredentials, {
  conforming: [offered, onSmtp],
  violating: [{ ...offered, finding: 'otherCode', faults: ['auth-wrong-code'] }],
  undecided: [...undecided, { ...offered, verdict: 'inconclusive', faults: ['auth-accepts-anything'] }],
});
