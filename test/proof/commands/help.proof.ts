import { help } from '../../../suites/commands/help.js';
import { scenarioProof } from '../support.js';

scenarioProof(help, {
  conforming: [{}],
  violating: [
    { finding: 'unsupported', faults: ['help-unsupported-502'] },
    { finding: 'unsupported', faults: ['help-unsupported-500'] },
    { finding: 'listed', faults: ['help-listed-502'] },
    { finding: 'oddCode', faults: ['help-250'] },
  ],
});
