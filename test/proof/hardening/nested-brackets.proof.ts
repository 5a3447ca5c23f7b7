import { nestedBrackets } from '../../../suites/hardening/nested-brackets.js';
import { scenarioProof } from '../support.js';

scenarioProof(nestedBrackets, {
  conforming: [{}, { faults: ['bad-argument-553'] }, { faults: ['bad-argument-500'] }],
  violating: [
    { finding: 'bracketsTaken', faults: ['mail-nested-brackets-accepted'], variants: ['brackets'] },
    { finding: 'quotesTaken', faults: ['mail-open-quote-accepted'], variants: ['quotes'] },
    { finding: 'controlTaken', faults: ['mail-quoted-control-accepted'], variants: ['quoted-cr'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
  ],
});
