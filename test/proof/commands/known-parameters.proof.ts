import { knownParameters } from '../../../suites/commands/known-parameters.js';
import { scenarioProof } from '../support.js';

scenarioProof(knownParameters, {
  conforming: [{}, { faults: ['ehlo-without-8bitmime'] }],
  violating: [
    { finding: 'notFor455', faults: ['body-8bitmime-451'] },
    { finding: 'sizeCode', faults: ['size-parameter-over-limit-554'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['ehlo-without-size'] },
    { verdict: 'inconclusive', faults: ['size-parameter-over-limit-accepted'] },
    { verdict: 'inconclusive', faults: ['body-8bitmime-455'] },
    { verdict: 'inconclusive', faults: ['body-8bitmime-refused'] },
    { verdict: 'not-applicable', faults: ['ehlo-without-size', 'ehlo-without-8bitmime'] },
  ],
});
