import { help } from '../../../suites/commands/help.js';
import { scenarioProof } from '../support.js';

scenarioProof(help, {
  conforming: [{}, { faults: ['help-argument-504'] }],
  violating: [
    { finding: 'unsupported', faults: ['help-unsupported-502'] },
    { finding: 'unsupported', faults: ['help-unsupported-500'] },
    { finding: 'unsupported', faults: ['help-listed-502'] },
    { finding: 'oddCode', faults: ['help-250'] },
    { finding: 'oddArgumentCode', faults: ['help-argument-250'] },
    { finding: 'argumentUnknown', faults: ['help-argument-500'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['help-451'] }],
});
