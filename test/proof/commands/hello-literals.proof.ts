import { helloLiterals } from '../../../suites/commands/hello-literals.js';
import { scenarioProof } from '../support.js';

scenarioProof(helloLiterals, {
  conforming: [{}, { faults: ['ehlo-literal-text-accepted'] }],
  violating: [
    { finding: 'ipv4Refused', faults: ['ehlo-literal-refused-501'] },
    { finding: 'ipv6Refused', faults: ['ehlo-ipv6-literal-refused-501'] },
    { finding: 'dropped', faults: ['ehlo-unknown-literal-drops'] },
    { finding: 'dropped', faults: ['ehlo-literal-text-drops'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['ehlo-literal-refused-550'] },
    { verdict: 'inconclusive', faults: ['ehlo-refused-502'] },
  ],
});
