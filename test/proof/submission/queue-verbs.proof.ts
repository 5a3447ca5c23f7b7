import { queueVerbs } from '../../../suites/submission/queue-verbs.js';
import { scenarioProof } from '../support.js';

scenarioProof(queueVerbs, {
  conforming: [
    {},
    { authenticated: false },
    { faults: ['etrn-459'] },
    { faults: ['etrn-458'] },
    { faults: ['auth-not-offered'] },
    { faults: ['unknown-verb-502'] },
  ],
  violating: [
    { finding: 'etrnListed', faults: ['ehlo-lists-etrn'], variants: ['etrn'] },
    { finding: 'etrnServed', faults: ['etrn-accepted'], variants: ['etrn'] },
    { finding: 'etrnServed', faults: ['etrn-accepted', 'ehlo-lists-etrn'], variants: ['etrn'] },
    { finding: 'etrnServed', faults: ['etrn-accepted'], variants: ['etrn'], authenticated: false },
    { finding: 'atrnListed', faults: ['ehlo-lists-atrn'], variants: ['atrn'] },
    { finding: 'atrnServed', faults: ['atrn-accepted'], variants: ['atrn'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['etrn-451'], variants: ['etrn'] },
    { verdict: 'inconclusive', faults: ['unknown-verb-drops'] },
  ],
});
