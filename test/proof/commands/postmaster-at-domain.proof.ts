import { postmasterAtDomain } from '../../../suites/commands/postmaster-at-domain.js';
import { scenarioProof } from '../support.js';

scenarioProof(postmasterAtDomain, {
  conforming: [{}],
  violating: [
    { finding: 'refused', faults: ['postmaster-at-domain-refused'] },
    { finding: 'caseMatters', faults: ['postmaster-case-sensitive'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
  ],
});
