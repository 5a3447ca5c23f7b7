import { refusedSession } from '../../../suites/commands/refused-session.js';
import { scenarioProof } from '../support.js';

scenarioProof(refusedSession, {
  // The strict server of this proof is one that turns everybody away.
  reference: { faults: ['greeting-554'] },
  conforming: [{}, { faults: ['greeting-521'] }, { faults: ['greeting-521-closes'] }],
  violating: [
    { finding: 'closed', faults: ['greeting-554-closes'] },
    { finding: 'noFarewell', faults: ['quit-250'] },
    { finding: 'noFarewell', faults: ['quit-no-reply-close'] },
    { finding: 'served', faults: ['greeting-554-serves'] },
    { finding: 'not503', faults: ['greeting-554-repeats'] },
    { finding: 'noText', faults: ['greeting-554-bare'] },
    { finding: 'otherCode', faults: ['greeting-550'] },
    { finding: 'neverSaysServed', faults: ['greeting-521-serves'] },
    { finding: 'neverSaysFarewell', faults: ['greeting-521', 'quit-250'] },
  ],
  undecided: [{ verdict: 'not-applicable', faults: ['greeting-multiline-ok'] }],
});
