import { realEndOfData } from '../../../suites/hardening/real-end-of-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(realEndOfData, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-554-policy'] },
    { faults: ['data-end-in-two-reads-missed'], services: ['smtp'], variants: ['cr-in-front', 'nul-behind'] },
    { faults: ['data-end-beside-cr-or-nul-missed'], services: ['smtp'], variants: ['apart'] },
  ],
  violating: [
    {
      finding: 'notEnded',
      faults: ['data-end-beside-cr-or-nul-missed'],
      services: ['smtp', 'submissions'],
      variants: ['cr-in-front', 'nul-in-front', 'nul-behind'],
    },
    { finding: 'notEnded', faults: ['data-end-in-two-reads-missed'], variants: ['apart'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-temporary-451'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-end-closes'], services: ['smtp'] },
  ],
  options: { minuteMs: 12_000 },
});
