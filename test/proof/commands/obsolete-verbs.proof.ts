import { obsoleteVerbs } from '../../../suites/commands/obsolete-verbs.js';
import { scenarioProof } from '../support.js';

scenarioProof(obsoleteVerbs, {
  conforming: [{}, { faults: ['obsolete-verbs-502'] }, { faults: ['send-listed'] }],
  violating: [
    { finding: 'turnServed', faults: ['turn-accepted'], variants: ['turn'] },
    { finding: 'unpublished', faults: ['send-unlisted'], variants: ['sending'] },
    { finding: 'unpublished', faults: ['unknown-verb-250'], variants: ['sending'] },
    { finding: 'parameterCode', faults: ['obsolete-verbs-504'] },
    { finding: 'otherCode', faults: ['turn-555'], variants: ['turn'] },
    { finding: 'otherCode', faults: ['obsolete-verbs-550'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['unknown-verb-no-reply'], timeoutMs: 300 }],
});
