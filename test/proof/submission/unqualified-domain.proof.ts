import { unqualifiedDomain } from '../../../suites/submission/unqualified-domain.js';
import { scenarioProof } from '../support.js';

scenarioProof(unqualifiedDomain, {
  conforming: [{}],
  violating: [
    { finding: 'otherCode', faults: ['domain-unqualified-550'] },
    { finding: 'unfitCode', faults: ['domain-unqualified-502'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['domain-unqualified-accepted'] },
    { verdict: 'skipped', authenticated: false },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['submission-foreign-sender-553'] },
    {
      verdict: 'inconclusive',
      faults: ['domain-unqualified-550', 'submission-relay-550'],
      variants: ['recipient'],
    },
  ],
});
