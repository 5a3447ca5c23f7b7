import { parameterSyntax } from '../../../suites/commands/parameter-syntax.js';
import { scenarioProof } from '../support.js';

scenarioProof(parameterSyntax, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['size-parameter-refused'] },
    { finding: 'taken', faults: ['malformed-parameter-accepted'] },
    { finding: 'oddCode', faults: ['malformed-parameter-500'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['error-closes-session'] },
    { verdict: 'not-applicable', faults: ['ehlo-without-size'] },
  ],
});
