import { rsetKeepsSession } from '../../../suites/commands/rset-keeps-session.js';
import { scenarioProof } from '../support.js';

scenarioProof(rsetKeepsSession, {
  conforming: [{}],
  violating: [
    { finding: 'wantsHello', faults: ['rset-requires-hello'], variants: ['before-hello'] },
    { finding: 'refused', faults: ['rset-500'] },
    { finding: 'refused', faults: ['rset-503-outside-transaction'], variants: ['after-hello'] },
    { finding: 'closed', faults: ['rset-closes'] },
    { finding: 'helloLost', faults: ['rset-loses-hello'], services: ['smtp'], variants: ['after-hello'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['reply-missing'], timeoutMs: 300 }],
});
