import { lookupBeforeData } from '../../../suites/delivery/lookup-before-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(lookupBeforeData, {
  conforming: [{}, { faults: ['vrfy-unsupported-502', 'expn-unsupported-502', 'help-unsupported-502'] }],
  violating: [
    { finding: 'vrfyLost', faults: ['vrfy-clears-transaction'] },
    { finding: 'expnLost', faults: ['expn-clears-transaction'] },
    { finding: 'helpLost', faults: ['help-clears-transaction'] },
    { finding: 'noopLost', faults: ['noop-clears-transaction'] },
    { finding: 'resetRefused', faults: ['rset-503-outside-transaction'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-554-policy'] },
    { verdict: 'inconclusive', faults: ['data-command-451'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
