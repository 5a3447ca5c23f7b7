import { sessionSurvivesError } from '../../../suites/commands/session-survives-error.js';
import { scenarioProof } from '../support.js';

scenarioProof(sessionSurvivesError, {
  conforming: [{}, { faults: ['error-limit-3'] }],
  violating: [
    { finding: 'closed', faults: ['error-closes-session'] },
    { finding: 'closed', faults: ['unknown-verb-closes'], variants: ['unknown-verb'] },
    { finding: 'closed', faults: ['unknown-verb-drops'], variants: ['unknown-verb'] },
    { finding: 'stateLost', faults: ['error-loses-hello'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['unknown-verb-250'], variants: ['unknown-verb'] },
  ],
});
