import { helloWithoutArgument } from '../../../suites/commands/hello-without-argument.js';
import { scenarioProof } from '../support.js';

scenarioProof(helloWithoutArgument, {
  conforming: [{}],
  violating: [
    { finding: 'accepted', faults: ['ehlo-argument-missing-accepted'], variants: ['ehlo'] },
    { finding: 'accepted', faults: ['helo-without-argument-accepted'], variants: ['helo'] },
    { finding: 'wrongEhloCode', faults: ['ehlo-without-argument-503'], variants: ['ehlo'] },
    { finding: 'wrongHeloCode', faults: ['helo-without-argument-503'], variants: ['helo'] },
    { finding: 'wrongEhloCode', faults: ['bad-argument-553'], variants: ['ehlo'] },
    { finding: 'wrongHeloCode', faults: ['bad-argument-553'], variants: ['helo'] },
    { finding: 'accepted', faults: ['bad-argument-accepted'] },
    { finding: 'closed', faults: ['error-closes-session'] },
  ],
});
