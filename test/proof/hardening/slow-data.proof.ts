import { slowData } from '../../../suites/hardening/slow-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(slowData, {
  // A minute is three tenths of a second; the server waits ten of them, so that a loaded machine is no early end.
  reference: { idleMs: 3_000 },
  options: { minuteMs: 300 },
  conforming: [{ allow: 'stress' }, { faults: ['slow-data-421'], allow: 'stress' }],
  violating: [{ finding: 'dropped', faults: ['slow-data-drops'], allow: 'stress' }],
  undecided: [
    { verdict: 'skipped' },
    { verdict: 'skipped', recipient: false, allow: 'stress' },
    // It was restarted, as far as we can see.
    { verdict: 'inconclusive', faults: ['slow-data-drops-once'], allow: 'stress' },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'], allow: 'stress' },
  ],
});
