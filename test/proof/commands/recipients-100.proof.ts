import { recipients100 } from '../../../suites/commands/recipients-100.js';
import { scenarioProof } from '../support.js';

scenarioProof(recipients100, {
  conforming: [{}, { faults: ['ehlo-without-pipelining'] }],
  violating: [{ finding: 'limited', faults: ['recipients-limit-10'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['recipients-limit-announced'] },
    { verdict: 'inconclusive', faults: ['recipients-limit-closes'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
