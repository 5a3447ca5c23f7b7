import { vrfy } from '../../../suites/commands/vrfy.js';
import { scenarioProof } from '../support.js';

scenarioProof(vrfy, {
  conforming: [{}, { faults: ['vrfy-252'] }, { faults: ['vrfy-without-name-252'] }],
  violating: [
    { finding: 'unsupported', faults: ['vrfy-unsupported-502'] },
    { finding: 'unsupported', faults: ['vrfy-unsupported-500'] },
    { finding: 'unsupported', faults: ['vrfy-listed-502'] },
    { finding: 'denied', faults: ['vrfy-550-for-all'] },
    { finding: 'notLocal', faults: ['vrfy-551'] },
    { finding: 'ambiguous', faults: ['vrfy-553'] },
    { finding: 'postponed', faults: ['vrfy-451'] },
    { finding: 'withoutName', faults: ['vrfy-without-name-250'] },
    { finding: 'oddCode', faults: ['vrfy-554'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['vrfy-554', 'rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['vrfy-550-for-all', 'rcpt-temporary-450'] },
    { verdict: 'inconclusive', faults: ['vrfy-451', 'rcpt-temporary-450'] },
    { verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false },
  ],
});
