import { emptyChallenge } from '../../../suites/auth/empty-challenge.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, undecided } from './exchange-cases.js';

scenarioProof(emptyChallenge, {
  conforming: [offered, onSmtp],
  violating: [
    { ...offered, finding: 'refused', faults: ['auth-initial-response-required'] },
    { ...offered, finding: 'noSpace', faults: ['auth-challenge-no-space'] },
    { ...offered, finding: 'text', faults: ['auth-challenge-text'] },
    { ...offered, finding: 'text', faults: ['auth-challenge-blank'] },
    { ...offered, finding: 'notEmpty', faults: ['auth-challenge-not-empty'] },
  ],
  undecided,
});
