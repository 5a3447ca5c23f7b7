import { connectionLimit } from '../../../suites/hardening/connection-limit.js';
import { scenarioProof } from '../support.js';

scenarioProof(connectionLimit, {
  // The waits before the server serves us again are half a second each.
  options: { minuteMs: 3_000 },
  conforming: [
    { allow: 'stress' },
    { faults: ['session-limit-5-421'], allow: 'stress' },
    { faults: ['connects-16-to-18-421'], allow: 'stress' },
    // Who waits for the greeting gets it in the end; that one is no limit is asked by commands/parallel-sessions.
    { faults: ['one-session-at-a-time'], allow: 'stress', timeoutMs: 1_500 },
  ],
  violating: [
    { finding: 'dropped', faults: ['session-limit-5-drops'], allow: 'stress' },
    { finding: 'dropped', faults: ['connects-16-to-18-drop'], allow: 'stress' },
    { finding: 'refusedForGood', faults: ['session-limit-5-554'], allow: 'stress' },
  ],
  undecided: [
    { verdict: 'skipped' },
    { verdict: 'inconclusive', faults: ['connects-16-to-60-421'], allow: 'stress' },
  ],
});
