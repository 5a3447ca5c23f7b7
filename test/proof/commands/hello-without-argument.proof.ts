import { helloWithoutArgument } from '../../../suites/commands/hello-without-argument.js';
import { scenarioProof } from '../support.js';

scenarioProof(helloWithoutArgument, {
  conforming: [{}],
  violating: [
    { finding: 'ehloAccepted', faults: ['ehlo-argument-missing-accepted'], variants: ['ehlo'] },
    { finding: 'heloAccepted', faults: ['helo-without-argument-accepted'], variants: ['helo'] },
    { finding: 'wrongEhloCode', faults: ['ehlo-without-argument-503'], variants: ['ehlo'] },
    { finding: 'wrongHeloCode', faults: ['helo-without-argument-503'], variants: ['helo'] },
    { finding: 'wrongEhloCode', faults: ['bad-argument-553'], variants: ['ehlo'] },
    { finding: 'wrongHeloCode', faults: ['bad-argument-553'], variants: ['helo'] },
    { finding: 'ehloAccepted', faults: ['bad-argument-accepted'], variants: ['ehlo'] },
    { finding: 'heloAccepted', faults: ['bad-argument-accepted'], variants: ['helo'] },
    { finding: 'stateLost', faults: ['hello-refused-breaks-session'] },
    { finding: 'dropped', faults: ['error-closes-session'] },
  ],
});
