import { unknownVerb } from '../../../suites/commands/unknown-verb.js';
import { scenarioProof } from '../support.js';

scenarioProof(unknownVerb, {
  conforming: [{}],
  violating: [
    { finding: 'otherCode', faults: ['unknown-verb-502'], variants: ['made-up', 'run-on'] },
    { finding: 'otherPrivateCode', faults: ['unknown-verb-502'], variants: ['private'] },
    { finding: 'otherPrivateCode', faults: ['private-verb-502'], variants: ['private'] },
    { finding: 'accepted', faults: ['unknown-verb-250'], variants: ['made-up'] },
    { finding: 'privateAccepted', faults: ['unknown-verb-250'], variants: ['private'] },
    { finding: 'runOnAccepted', faults: ['unknown-verb-250'], variants: ['run-on'] },
    { finding: 'runOnAccepted', faults: ['verb-prefix-matched'], variants: ['run-on'] },
    { finding: 'closed', faults: ['unknown-verb-closes'] },
    { finding: 'closed', faults: ['error-closes-session'] },
    { finding: 'closedAtOnce', faults: ['unknown-verb-drops'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['unknown-verb-no-reply'], timeoutMs: 300 },
    { verdict: 'inconclusive', faults: ['unknown-verb-drops', 'noop-refused-500'] },
  ],
});
