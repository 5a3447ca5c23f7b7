import { announcedNames } from '../../../suites/hardening/announced-names.js';
import { scenarioProof } from '../support.js';

scenarioProof(announcedNames, {
  conforming: [
    {},
    { faults: ['greeting-multiline-ok'] },
    { faults: ['banner-without-version'] },
    // It is the address that we have connected to.
    { faults: ['ehlo-first-line-literal'], services: ['smtp'] },
    { faults: ['help-unsupported-500'] },
  ],
  violating: [
    { finding: 'innerName', faults: ['greeting-localhost'] },
    { finding: 'innerAddress', faults: ['greeting-private-address'] },
    { finding: 'version', faults: ['banner-exim-patched'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['ehlo-refused-502'] },
    { verdict: 'inconclusive', faults: ['help-451'] },
  ],
});
