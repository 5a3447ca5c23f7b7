import { lookupInTransaction } from '../../../suites/commands/lookup-in-transaction.js';
import { scenarioProof } from '../support.js';

scenarioProof(lookupInTransaction, {
  conforming: [
    {},
    { faults: ['vrfy-unsupported-502', 'expn-unsupported-502', 'help-unsupported-502'] },
    { faults: ['nested-mail-accepted'] },
  ],
  violating: [
    { finding: 'vrfyLost', faults: ['vrfy-clears-transaction'], variants: ['vrfy'] },
    { finding: 'expnLost', faults: ['expn-clears-transaction'], variants: ['expn'] },
    { finding: 'helpLost', faults: ['help-clears-transaction'], variants: ['help'] },
    { finding: 'vrfyLost', faults: ['vrfy-after-rcpt-clears'], variants: ['vrfy'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
    { verdict: 'inconclusive', faults: ['vrfy-451'], variants: ['vrfy'] },
  ],
});
