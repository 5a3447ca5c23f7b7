import { messageOverSize } from '../../../suites/delivery/message-over-size.js';
import { scenarioProof } from '../support.js';

scenarioProof(messageOverSize, {
  conforming: [{ allow: 'stress', timeoutMs: 20_000 }],
  violating: [
    {
      finding: 'accepted',
      allow: 'stress',
      services: ['smtp'],
      timeoutMs: 20_000,
      faults: ['data-size-limit-ignored'],
    },
    {
      finding: 'wrongCode',
      allow: 'stress',
      services: ['smtp'],
      timeoutMs: 20_000,
      faults: ['size-over-limit-554'],
    },
    {
      finding: 'dropped',
      allow: 'stress',
      services: ['smtp'],
      timeoutMs: 20_000,
      faults: ['size-over-limit-closes'],
    },
  ],
  undecided: [
    {
      verdict: 'inconclusive',
      allow: 'stress',
      services: ['smtp'],
      timeoutMs: 20_000,
      faults: ['data-command-451'],
    },
    { verdict: 'skipped' },
  ],
});
