import { debugCommands } from '../../../suites/hardening/debug-commands.js';
import { scenarioProof } from '../support.js';

scenarioProof(debugCommands, {
  conforming: [{}, { faults: ['unknown-verb-502'] }],
  violating: [
    { finding: 'debug', faults: ['debug-accepted'] },
    { finding: 'debug', faults: ['wiz-accepted'] },
    { finding: 'debug', faults: ['showq-accepted', 'debug-accepted'] },
    { finding: 'queueShown', faults: ['showq-accepted'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['unknown-verb-250'] },
    { verdict: 'inconclusive', faults: ['debug-451'] },
    { verdict: 'inconclusive', faults: ['unknown-verb-closes'] },
  ],
});
