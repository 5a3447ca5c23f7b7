import { bareLfMessage } from '../../../suites/hardening/bare-lf-message.js';
import { scenarioProof } from '../support.js';

scenarioProof(bareLfMessage, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-554-policy'] },
    { faults: ['pipelining-refused'], services: ['smtp'] },
    { faults: ['data-bare-lf-refused-early'], services: ['smtp'] },
  ],
  violating: [
    { finding: 'endedData', faults: ['data-lf-message-ends'] },
    { finding: 'endedData', faults: ['data-lf-dot-lf'], services: ['smtp'] },
    { finding: 'endedData', faults: ['data-lf-message-ends', 'pipelining-refused'], services: ['smtp'] },
    { finding: 'endedData', faults: ['data-lf-message-ends', 'group-order-enforced'], services: ['smtp'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], services: ['smtp'], timeoutMs: 300 },
  ],
});
