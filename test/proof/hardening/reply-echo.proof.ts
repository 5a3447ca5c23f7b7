import { replyEcho } from '../../../suites/hardening/reply-echo.js';
import { scenarioProof } from '../support.js';

scenarioProof(replyEcho, {
  conforming: [{}, { faults: ['bad-argument-553'] }, { faults: ['bare-lf-ends-command'] }],
  violating: [
    { finding: 'echoed', faults: ['command-echoed-raw'], variants: ['bare-lf'] },
    { finding: 'echoedCr', faults: ['command-echoed-raw'], variants: ['bare-cr'] },
    { finding: 'echoed', faults: ['envid-decoded-in-reply'], variants: ['envid'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['ehlo-no-extensions'], variants: ['envid'] },
    { verdict: 'inconclusive', faults: ['greets-then-silent'], timeoutMs: 300 },
  ],
});
