import { mailSyntax } from '../../../suites/commands/mail-syntax.js';
import { scenarioProof } from '../support.js';

scenarioProof(mailSyntax, {
  conforming: [
    {},
    { faults: ['bad-argument-553'] },
    { faults: ['mail-space-before-colon-500'], variants: ['path'] },
    { faults: ['mail-domain-missing-504'], variants: ['mailbox'] },
  ],
  violating: [
    { finding: 'wrongCode', faults: ['bad-argument-500'] },
    { finding: 'wrongCode', faults: ['bad-argument-503'] },
    { finding: 'bracketsMissing', faults: ['mail-brackets-missing-accepted'], variants: ['path'] },
    { finding: 'spaceAtColon', faults: ['mail-space-behind-colon-accepted'], variants: ['path'] },
    { finding: 'spaceAtColon', faults: ['mail-space-before-colon-accepted'], variants: ['path'] },
    { finding: 'domainMissing', faults: ['mail-domain-missing-accepted'], variants: ['mailbox'] },
    { finding: 'localPart', faults: ['mail-double-dot-accepted'], variants: ['mailbox'] },
    { finding: 'label', faults: ['mail-label-hyphen-accepted'], variants: ['domain'] },
    { finding: 'numberLiteral', faults: ['mail-number-literal-accepted'], variants: ['domain'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['error-closes-session'] },
    { verdict: 'inconclusive', faults: ['bad-argument-500', 'error-loses-hello'] },
  ],
});
