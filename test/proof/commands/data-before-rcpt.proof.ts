import { dataBeforeRcpt } from '../../../suites/commands/data-before-rcpt.js';
import { scenarioProof } from '../support.js';

scenarioProof(dataBeforeRcpt, {
  conforming: [{}, { faults: ['data-before-rcpt-354-then-554'] }],
  violating: [
    { finding: 'accepted', faults: ['data-before-rcpt-accepted'] },
    { finding: 'acceptedAtOnce', faults: ['data-before-rcpt-250'] },
    { finding: 'acceptedAtOnce', faults: ['data-command-250'] },
    { finding: 'oddCode', faults: ['bad-sequence-501'] },
    { finding: 'oddCode', faults: ['known-verb-500'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['data-command-451'] }],
});
