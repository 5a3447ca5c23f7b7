import { noop } from '../../../suites/commands/noop.js';
import { scenarioProof } from '../support.js';

scenarioProof(noop, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['noop-refused-500'], variants: ['plain'] },
    { finding: 'otherCode', faults: ['noop-252'] },
    { finding: 'argumentRefused', faults: ['noop-argument-501'], variants: ['with-argument'] },
    { finding: 'quotedRefused', faults: ['noop-argument-501'], variants: ['with-quoted-string'] },
    { finding: 'quotedRefused', faults: ['noop-quoted-string-501'], variants: ['with-quoted-string'] },
    { finding: 'transactionLost', faults: ['noop-clears-transaction'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
    { verdict: 'inconclusive', faults: ['noop-refused-500'], variants: ['with-argument'] },
  ],
});
