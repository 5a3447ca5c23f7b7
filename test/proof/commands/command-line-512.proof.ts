import { commandLine512 } from '../../../suites/commands/command-line-512.js';
import { scenarioProof } from '../support.js';

scenarioProof(commandLine512, {
  conforming: [{}],
  violating: [
    { finding: 'tooLong', faults: ['command-line-512-refused'], variants: ['at-limit'] },
    { finding: 'closed', faults: ['command-line-512-closes'], variants: ['at-limit'] },
    { finding: 'split', faults: ['command-line-overflow-executed'], variants: ['beyond-limit'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['noop-argument-501'], variants: ['at-limit'] }],
});
