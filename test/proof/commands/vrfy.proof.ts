import { vrfy } from '../../../suites/commands/vrfy.js';
import { scenarioProof } from '../support.js';

scenarioProof(vrfy, {
  conforming: [{}, { faults: ['vrfy-252'] }, { faults: ['vrfy-550-for-all'] }],
  violating: [
    { finding: 'unsupported', faults: ['vrfy-unsupported-502'] },
    { finding: 'unsupported', faults: ['vrfy-unsupported-500'] },
    { finding: 'noMailbox', faults: ['vrfy-250-without-address'] },
    { finding: 'oddCode', faults: ['vrfy-554'] },
    { finding: 'listed', faults: ['vrfy-listed-502'] },
  ],
  undecided: [{ verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false }],
});
