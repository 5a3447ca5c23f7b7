import { challengeBase64 } from '../../../suites/auth/challenge-base64.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, unseen } from './exchange-cases.js';

scenarioProof(challengeBase64, {
  conforming: [
    { ...offered, variants: ['login'] },
    { ...offered, faults: ['auth-cram-md5'] },
    { ...onSmtp, variants: ['login'] },
  ],
  violating: [
    { ...offered, finding: 'text', faults: ['auth-challenge-raw'], variants: ['login'] },
    { ...offered, finding: 'text', faults: ['auth-cram-md5', 'auth-challenge-raw'] },
  ],
  undecided: [
    ...unseen,
    { ...offered, verdict: 'inconclusive', faults: ['auth-cram-md5', 'auth-temporary-454'] },
    { ...offered, verdict: 'not-applicable', variants: ['cram-md5'] },
  ],
});
