import { lookupReply } from '../../../suites/commands/lookup-reply.js';
import { scenarioProof } from '../support.js';

scenarioProof(lookupReply, {
  conforming: [{}, { faults: ['lookup-with-full-names'] }, { faults: ['postmaster-list'] }],
  violating: [
    { finding: 'sourceRoute', faults: ['lookup-source-route'] },
    { finding: 'program', faults: ['lookup-program'] },
    { finding: 'noMailbox', faults: ['vrfy-250-without-address'], variants: ['vrfy'] },
    { finding: 'noMailbox', faults: ['lookup-unqualified'], variants: ['vrfy'] },
    { finding: 'memberMissing', faults: ['expn-250-without-address'], variants: ['expn'] },
    { finding: 'memberMissing', faults: ['lookup-unqualified'], variants: ['expn'] },
    { finding: 'crowded', faults: ['expn-members-on-one-line'], variants: ['expn'] },
    { finding: 'otherForm', faults: ['lookup-text-behind'] },
    { finding: 'bareAddress', faults: ['vrfy-without-brackets'], variants: ['vrfy'] },
    { finding: 'unusable', faults: ['lookup-unusable'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['vrfy-252'], variants: ['vrfy'] },
    { verdict: 'not-applicable', faults: ['expn-unsupported-502'], variants: ['expn'] },
    { verdict: 'inconclusive', faults: ['vrfy-451'], variants: ['vrfy'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false },
  ],
});
