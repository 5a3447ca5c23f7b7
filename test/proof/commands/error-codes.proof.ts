import { errorCodes } from '../../../suites/commands/error-codes.js';
import { scenarioProof } from '../support.js';

scenarioProof(errorCodes, {
  conforming: [{}],
  violating: [
    { finding: 'mustBe501', faults: ['bad-argument-500'], variants: ['missing-path'] },
    { finding: 'mustBe501', faults: ['bad-argument-503'], variants: ['missing-path'] },
    { finding: 'oughtBe501', faults: ['bad-argument-500'], variants: ['missing-recipient'] },
    { finding: 'oughtBe501', faults: ['bad-argument-553'], variants: ['missing-recipient'] },
    { finding: 'nearCode', faults: ['bad-argument-553'], variants: ['missing-path'] },
    { finding: 'syntaxAccepted', faults: ['bad-argument-accepted'], variants: ['missing-path'] },
    { finding: 'recipientAccepted', faults: ['bad-argument-accepted'], variants: ['missing-recipient'] },
    {
      finding: 'oughtBe555',
      faults: ['rcpt-unknown-parameter-501'],
      variants: ['unknown-recipient-parameter'],
    },
    {
      finding: 'parameterIgnored',
      faults: ['rcpt-param-unknown-accepted'],
      variants: ['unknown-recipient-parameter'],
    },
    { finding: 'oughtBe555', faults: ['mail-unknown-parameter-501'], variants: ['unknown-parameter'] },
    { finding: 'oughtBe555', faults: ['mail-unknown-parameter-500'], variants: ['unknown-parameter'] },
    { finding: 'oughtBe555', faults: ['mail-unknown-parameter-502'], variants: ['unknown-parameter'] },
    { finding: 'oughtBe555', faults: ['mail-unknown-parameter-504'], variants: ['unknown-parameter'] },
    { finding: 'parameterIgnored', faults: ['mail-unknown-parameter-250'], variants: ['unknown-parameter'] },
    { finding: 'parameterIgnored', faults: ['mail-param-unknown-accepted'], variants: ['unknown-parameter'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['mail-temporary-451'], variants: ['missing-recipient'] }],
});
