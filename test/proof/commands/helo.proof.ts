import { helo } from '../../../suites/commands/helo.js';
import { scenarioProof } from '../support.js';

scenarioProof(helo, {
  conforming: [{}, { faults: ['helo-several-lines-ok'] }],
  violating: [
    { finding: 'notSupported', faults: ['helo-refused-502'] },
    { finding: 'listsExtensions', faults: ['helo-lists-extensions'] },
    { finding: 'syntaxRefused', faults: ['helo-refused-501'] },
    { finding: 'oddCode', faults: ['helo-code-251'] },
    { finding: 'notCounted', faults: ['helo-not-counted'], services: ['smtp'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['mail-temporary-451'], services: ['smtp'] }],
});
