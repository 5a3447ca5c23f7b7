import { announcedSize } from '../../../suites/hardening/announced-size.js';
import { scenarioProof } from '../support.js';

scenarioProof(announcedSize, {
  conforming: [{}],
  violating: [
    { finding: 'notListed', faults: ['ehlo-without-size'] },
    { finding: 'unlimited', faults: ['ehlo-size-zero'] },
    { finding: 'unlimited', faults: ['ehlo-size-bare'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['ehlo-inside-tls-refused'], services: ['submission'] }],
});
