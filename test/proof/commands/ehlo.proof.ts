import { ehlo } from '../../../suites/commands/ehlo.js';
import { scenarioProof } from '../support.js';

scenarioProof(ehlo, {
  conforming: [{}, { faults: ['ehlo-no-extensions'] }],
  violating: [
    { finding: 'notSupported', faults: ['ehlo-refused-502'] },
    { finding: 'notSupported', faults: ['ehlo-refused-500'] },
    { finding: 'syntaxRefused', faults: ['ehlo-literal-refused-501'] },
    { finding: 'oddCode', faults: ['ehlo-code-251'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['ehlo-refused-550'] },
    { verdict: 'inconclusive', faults: ['close-mid-reply'] },
  ],
});
