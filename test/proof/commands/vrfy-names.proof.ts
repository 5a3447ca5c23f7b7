import { vrfyNames } from '../../../suites/commands/vrfy-names.js';
import { scenarioProof } from '../support.js';

scenarioProof(vrfyNames, {
  conforming: [{}, { faults: ['vrfy-252'] }],
  violating: [
    { finding: 'bareNameRefused', faults: ['vrfy-local-name-501'] },
    { finding: 'bareNameRefused', faults: ['vrfy-local-name-550'] },
    { finding: 'mailboxRefused', faults: ['vrfy-mailbox-501'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['vrfy-unsupported-502'] },
    { verdict: 'inconclusive', faults: ['vrfy-550-for-all'] },
    { verdict: 'inconclusive', faults: ['vrfy-local-name-550', 'postmaster-bare-refused-501'] },
    { verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false },
  ],
});
