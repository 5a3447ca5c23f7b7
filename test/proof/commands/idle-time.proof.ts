import { idleTime } from '../../../suites/commands/idle-time.js';
import { scenarioProof } from '../support.js';

scenarioProof(idleTime, {
  // A minute is three tenths of a second; the server waits ten of them, so that a loaded machine is no early end.
  reference: { idleMs: 3_000 },
  options: { minuteMs: 300 },
  conforming: [{ allow: 'stress' }],
  violating: [
    {
      finding: 'early',
      faults: ['idle-limit-short'],
      variants: ['after-hello', 'in-transaction'],
      allow: 'stress',
    },
    {
      finding: 'early',
      faults: ['idle-limit-drops'],
      variants: ['after-hello', 'in-transaction'],
      allow: 'stress',
    },
    { finding: 'earlyInData', faults: ['idle-limit-short'], variants: ['in-data'], allow: 'stress' },
    { finding: 'earlyInData', faults: ['idle-limit-drops'], variants: ['in-data'], allow: 'stress' },
  ],
  undecided: [
    { verdict: 'skipped' },
    {
      verdict: 'inconclusive',
      faults: ['mail-temporary-451'],
      variants: ['in-transaction'],
      allow: 'stress',
    },
  ],
});
