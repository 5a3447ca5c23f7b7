import { clientAddressCommands } from '../../../suites/hardening/client-address-commands.js';
import { scenarioProof } from '../support.js';

scenarioProof(clientAddressCommands, {
  conforming: [{}, { faults: ['unknown-verb-502'] }, { faults: ['private-verb-502'] }],
  violating: [
    { finding: 'clientTaken', faults: ['xclient-accepted'] },
    { finding: 'clientTaken', faults: ['xclient-accepted', 'xforward-accepted'] },
    { finding: 'forwardTaken', faults: ['xforward-accepted'] },
    { finding: 'listed', faults: ['xclient-listed'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['unknown-verb-250'] },
    { verdict: 'inconclusive', faults: ['xforward-451'] },
    { verdict: 'inconclusive', faults: ['unknown-verb-drops'] },
  ],
});
