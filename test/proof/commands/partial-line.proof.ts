import { partialLine } from '../../../suites/commands/partial-line.js';
import { scenarioProof } from '../support.js';

scenarioProof(partialLine, {
  conforming: [{}, { faults: ['verb-prefix-matched'] }, { faults: ['unknown-verb-502'] }],
  violating: [
    { finding: 'early', faults: ['reply-early'] },
    { finding: 'early', faults: ['segment-ends-command'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['unknown-verb-no-reply'], timeoutMs: 300 }],
});
