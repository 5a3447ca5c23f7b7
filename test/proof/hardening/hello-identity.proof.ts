import { helloIdentity } from '../../../suites/hardening/hello-identity.js';
import { scenarioProof } from '../support.js';

scenarioProof(helloIdentity, {
  conforming: [
    {},
    { faults: ['hello-own-name-550'] },
    { faults: ['ehlo-private-keyword'] },
    { faults: ['ehlo-second-refused-503'] },
    { faults: ['hello-own-name-trusted'], variants: ['careless'] },
  ],
  violating: [
    { finding: 'believed', faults: ['hello-own-name-trusted'], variants: ['itself'] },
    {
      finding: 'believed',
      faults: ['hello-own-name-trusted', 'ehlo-second-refused-503'],
      variants: ['itself'],
    },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['ehlo-refused-502'] }],
});
