import { rcptSyntax } from '../../../suites/commands/rcpt-syntax.js';
import { scenarioProof } from '../support.js';

scenarioProof(rcptSyntax, {
  conforming: [{}, { faults: ['bad-argument-553'] }],
  violating: [
    { finding: 'nullTaken', faults: ['null-recipient-accepted'] },
    { finding: 'wrongCode', faults: ['bad-argument-500'] },
    { finding: 'localPartTaken', faults: ['rcpt-double-dot-accepted'] },
    { finding: 'bracketsMissing', faults: ['rcpt-brackets-missing-accepted'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['error-closes-session'] },
  ],
});
