import { hardeningUserEnumeration } from '../../../suites/hardening/user-enumeration.js';
import { scenarioProof } from '../support.js';

const lookups = ['vrfy', 'expn'] as const;
const rcpt = ['rcpt'] as const;

scenarioProof(hardeningUserEnumeration, {
  conforming: [
    {},
    { faults: ['vrfy-252', 'expn-252'] },
    { faults: ['vrfy-unsupported-502', 'expn-unsupported-502'] },
    { faults: ['vrfy-252', 'expn-252', 'recipient-catch-all'] },
    { faults: ['vrfy-250-without-address'], variants: ['vrfy'] },
  ],
  violating: [
    { finding: 'told', faults: ['recipient-catch-all'], variants: lookups },
    { finding: 'told', faults: ['accept-all-recipients-reject-at-data'], variants: lookups },
    { finding: 'worded', faults: ['recipient-catch-all', 'rcpt-worded-by-user'], variants: rcpt },
    { finding: 'told', faults: ['data-unknown-recipient-550'], variants: lookups },
    { finding: 'worded', faults: ['recipient-unknown-252'], variants: rcpt },
    { finding: 'expanded', faults: ['postmaster-list'], variants: ['expn'] },
    { finding: 'expanded', faults: ['postmaster-list-undeliverable'], variants: ['expn'] },
    { finding: 'expanded', faults: ['expn-members-on-one-line'], variants: ['expn'] },
    { finding: 'expanded', faults: ['lookup-unusable'], variants: ['expn'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['recipient-catch-all', 'rcpt-reworded'], variants: rcpt },
    { verdict: 'inconclusive', faults: ['vrfy-451'], variants: ['vrfy'] },
    { verdict: 'inconclusive', faults: ['recipient-unknown-450'] },
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
  ],
});
