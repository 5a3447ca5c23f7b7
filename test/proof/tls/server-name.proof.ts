import { serverName } from '../../../suites/tls/server-name.js';
import { scenarioProof } from '../support.js';

scenarioProof(serverName, {
  // With an address alone there is no name to send, and a server that wants one would let nobody in.
  options: { serverName: 'localhost' },
  conforming: [{}, { faults: ['sni-default-other-certificate'] }, { faults: ['tls-1.2-refused'] }],
  violating: [
    { finding: 'required', faults: ['sni-required'], variants: ['none'] },
    { finding: 'unknownRefused', faults: ['sni-unknown-refused'], variants: ['unknown'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
    { verdict: 'inconclusive', faults: ['starttls-454'] },
  ],
});
