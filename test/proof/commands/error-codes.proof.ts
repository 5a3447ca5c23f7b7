import { errorCodes } from '../../../suites/commands/error-codes.js';
import { scenarioProof } from '../support.js';

scenarioProof(errorCodes, {
  conforming: [{}],
  violating: [
    { finding: 'mustBe501', faults: ['bad-argument-500'], variants: ['missing-path'] },
    { finding: 'mustBe501', faults: ['bad-argument-503'], variants: ['missing-path'] },
    { finding: 'oughtBe501', faults: ['bad-argument-500'], variants: ['missing-recipient'] },
    { finding: 'nearCode', faults: ['bad-argument-553'], variants: ['missing-path', 'missing-recipient'] },
    {
      finding: 'syntaxAccepted',
      faults: ['bad-argument-accepted'],
      variants: ['missing-path', 'missing-recipient'],
    },
    { finding: 'oughtBe555', faults: ['mail-unknown-parameter-501'], variants: ['unknown-parameter'] },
    { finding: 'oughtBe555', faults: ['mail-unknown-parameter-500'], variants: ['unknown-parameter'] },
    { finding: 'oughtBe555', faults: ['mail-unknown-parameter-502'], variants: ['unknown-parameter'] },
    { finding: 'oughtBe555', faults: ['mail-unknown-parameter-504'], variants: ['unknown-parameter'] },
    { finding: 'parameterIgnored', faults: ['mail-unknown-parameter-250'], variants: ['unknown-parameter'] },
    { finding: 'turnAccepted', faults: ['unknown-verb-250'], variants: ['obsolete-verb'] },
    { finding: 'parameterIgnored', faults: ['mail-param-unknown-accepted'], variants: ['unknown-parameter'] },
    { finding: 'argumentCode', faults: ['bad-argument-500'], variants: ['needless-argument'] },
    { finding: 'argumentAccepted', faults: ['rset-argument-accepted'], variants: ['needless-argument'] },
    { finding: 'turnCode', faults: ['turn-555'], variants: ['obsolete-verb'] },
    { finding: 'turnAccepted', faults: ['turn-accepted'], variants: ['obsolete-verb'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['mail-temporary-451'], variants: ['missing-recipient'] }],
});
