import { parameterAfterHelo } from '../../../suites/commands/parameter-after-helo.js';
import { scenarioProof } from '../support.js';

scenarioProof(parameterAfterHelo, {
  conforming: [{}, { faults: ['mail-unknown-parameter-501'] }],
  violating: [{ finding: 'taken', faults: ['parameter-after-helo-accepted'] }],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['helo-refused-502'] },
  ],
});
