import { expn } from '../../../suites/commands/expn.js';
import { scenarioProof } from '../support.js';

scenarioProof(expn, {
  conforming: [
    {},
    { faults: ['expn-252'] },
    { faults: ['expn-550'] },
    { faults: ['postmaster-list'] },
    { faults: ['postmaster-list', 'vrfy-252'] },
  ],
  violating: [
    { finding: 'unsupported', faults: ['expn-unsupported-502'] },
    { finding: 'unsupported', faults: ['expn-listed-502'] },
    { finding: 'unlisted', faults: ['ehlo-without-expn'] },
    { finding: 'listUndeliverable', faults: ['postmaster-list-undeliverable'] },
    { finding: 'withoutName', faults: ['expn-without-name-250'] },
    { finding: 'oddCode', faults: ['expn-554'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['postmaster-list', 'rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['expn-554', 'rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['expn-554', 'mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['postmaster-list', 'rcpt-temporary-450'] },
    { verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false },
  ],
});
