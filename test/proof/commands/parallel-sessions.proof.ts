import { parallelSessions } from '../../../suites/commands/parallel-sessions.js';
import { scenarioProof } from '../support.js';

scenarioProof(parallelSessions, {
  conforming: [{}],
  violating: [{ finding: 'oneAtATime', faults: ['one-session-at-a-time'], timeoutMs: 1_500 }],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'skipped', services: ['submission'], authenticated: false },
  ],
});
