import { equalRecipients } from '../../../suites/commands/equal-recipients.js';
import { scenarioProof } from '../support.js';

scenarioProof(equalRecipients, {
  conforming: [{}],
  violating: [
    { finding: 'notUnderstood', faults: ['recipient-quoted-form-501'], variants: ['quoted', 'quoted-pair'] },
    { finding: 'anotherMailbox', faults: ['recipient-quoted-form-unknown'], variants: ['quoted'] },
    { finding: 'pairKept', faults: ['recipient-quoted-pair-unknown'], variants: ['quoted-pair'] },
    {
      finding: 'caseMatters',
      faults: ['recipient-domain-case-sensitive'],
      variants: ['domain-in-capitals'],
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['recipient-catch-all'], variants: ['quoted', 'quoted-pair'] },
    { verdict: 'inconclusive', faults: ['relay-open'], variants: ['domain-in-capitals'] },
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
  ],
});
