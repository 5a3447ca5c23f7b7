import { vrfyUnknownUser } from '../../../suites/commands/vrfy-unknown-user.js';
import { scenarioProof } from '../support.js';

scenarioProof(vrfyUnknownUser, {
  conforming: [{}, { faults: ['vrfy-252'] }, { faults: ['vrfy-unsupported-502'] }],
  violating: [
    { finding: 'verified', faults: ['vrfy-250-for-all'] },
    { finding: 'anyString', faults: ['vrfy-250-for-words'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['vrfy-250-for-all', 'recipient-catch-all'] },
    { verdict: 'inconclusive', faults: ['vrfy-250-for-all', 'rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['vrfy-451'] },
    { verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false },
  ],
});
