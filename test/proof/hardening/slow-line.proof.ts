import { slowLine } from '../../../suites/hardening/slow-line.js';
import { scenarioProof } from '../support.js';

scenarioProof(slowLine, {
  // A minute is three tenths of a second; the server waits ten of them, so that a loaded machine is no early end.
  reference: { idleMs: 3_000 },
  options: { minuteMs: 300 },
  conforming: [{ allow: 'stress' }, { faults: ['noop-argument-501'], allow: 'stress' }],
  violating: [
    { finding: 'early', faults: ['slow-line-421'], allow: 'stress' },
    { finding: 'early', faults: ['slow-line-drops'], allow: 'stress' },
  ],
  undecided: [{ verdict: 'skipped' }, { verdict: 'inconclusive', faults: ['noop-455'], allow: 'stress' }],
});
