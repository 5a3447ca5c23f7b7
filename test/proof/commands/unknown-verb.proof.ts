import { unknownVerb } from '../../../suites/commands/unknown-verb.js';
import { scenarioProof } from '../support.js';

scenarioProof(unknownVerb, {
  conforming: [{}],
  violating: [
    { finding: 'otherCode', faults: ['unknown-verb-502'] },
    { finding: 'accepted', faults: ['unknown-verb-250'] },
    { finding: 'closed', faults: ['unknown-verb-closes'] },
    { finding: 'closed', faults: ['error-closes-session'] },
    { finding: 'closedAtOnce', faults: ['unknown-verb-drops'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['unknown-verb-no-reply'], timeoutMs: 300 }],
});
