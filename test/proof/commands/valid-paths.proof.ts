import { validPaths } from '../../../suites/commands/valid-paths.js';
import { scenarioProof } from '../support.js';

scenarioProof(validPaths, {
  conforming: [{}, { faults: ['literal-sender-550'], variants: ['literals'] }],
  violating: [
    { finding: 'atomRefused', faults: ['atext-sender-501'], variants: ['atoms'] },
    { finding: 'quotedRefused', faults: ['quoted-sender-501'], variants: ['quoted'] },
    { finding: 'domainRefused', faults: ['digit-label-sender-501'], variants: ['domains'] },
    { finding: 'literalRefused', faults: ['literal-sender-501'], variants: ['literals'] },
    { finding: 'refusedByPolicy', faults: ['atext-sender-550'], variants: ['atoms'] },
    { finding: 'refusedByPolicy', faults: ['quoted-sender-553'], variants: ['quoted'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
  ],
});
