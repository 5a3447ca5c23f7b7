import { smugglingOutbound } from '../../../suites/hardening/smuggling-outbound.js';
import { scenarioProof } from '../support.js';

scenarioProof(smugglingOutbound, {
  conforming: [
    { canary: true },
    { faults: ['data-bare-line-ends-normalised'], variants: ['lf-dot-crlf', 'cr-dot-cr'], canary: true },
  ],
  violating: [{ finding: 'sentOn', faults: ['data-bare-line-ends-kept'], canary: true }],
  undecided: [
    { verdict: 'skipped' },
    // Who is fooled himself sends no message on that could show it.
    { verdict: 'not-applicable', faults: ['data-lf-dot-crlf'], variants: ['lf-dot-crlf'], canary: true },
    { verdict: 'inconclusive', faults: ['data-command-451'], canary: true },
  ],
});
