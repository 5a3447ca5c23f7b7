import { queueCommands } from '../../../suites/hardening/queue-commands.js';
import { scenarioProof } from '../support.js';

scenarioProof(queueCommands, {
  conforming: [{}, { faults: ['etrn-459'] }, { faults: ['unknown-verb-502'] }, { faults: ['atrn-453'] }],
  violating: [
    { finding: 'etrnServed', faults: ['etrn-accepted'] },
    { finding: 'atrnServed', faults: ['atrn-accepted'] },
    { finding: 'atrnServed', faults: ['atrn-accepted', 'etrn-accepted'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['unknown-verb-250'] },
    { verdict: 'inconclusive', faults: ['etrn-451'] },
    { verdict: 'inconclusive', faults: ['unknown-verb-drops'] },
  ],
});
