import { replyTime } from '../../../suites/submission/reply-time.js';
import { scenarioProof } from '../support.js';

scenarioProof(replyTime, {
  // Two minutes are ten seconds here, which a loaded machine needs for no reply.
  options: { minuteMs: 5_000 },
  conforming: [{}, { allow: 'probe' }, { faults: ['mail-refused-550'] }],
  violating: [
    { finding: 'late', faults: ['mail-no-reply'], services: ['submissions'] },
    { finding: 'late', faults: ['data-no-reply'], services: ['submissions'] },
  ],
  undecided: [
    { verdict: 'skipped', authenticated: false },
    { verdict: 'inconclusive', faults: ['data-end-closes'] },
  ],
});
