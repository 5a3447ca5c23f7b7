import { policies } from '../../../suites/policies/index.js';
import { policy } from '../../../suites/tls/policy.js';
import { scenarioProof } from '../support.js';

scenarioProof(policy, {
  options: { tlsPolicy: policies['ncsc-nl'] },
  conforming: [{}, { faults: ['suite-cbc'] }],
  violating: [
    { finding: 'forbidden', faults: ['sslv3-accepted'], variants: ['versions'] },
    { finding: 'phasedOut', faults: ['tls-1.0-accepted'], variants: ['versions'] },
    { finding: 'forbidden', faults: ['suite-rc4'], variants: ['suites'] },
    { finding: 'phasedOut', faults: ['suite-static-rsa'], variants: ['suites'] },
    { finding: 'forbidden', faults: ['suite-cbc', 'suite-order-of-client'], variants: ['order'] },
    { finding: 'forbidden', faults: ['curve-weak'], variants: ['groups'] },
    { finding: 'forbidden', faults: ['dh-1024'], variants: ['groups'] },
    { finding: 'forbidden', faults: ['signature-md5'], variants: ['signatures'] },
    { finding: 'phasedOut', faults: ['signature-sha1'], variants: ['signatures'] },
    { finding: 'forbidden', faults: ['certificate-weak-key'], variants: ['certificate'] },
    { finding: 'forbidden', faults: ['compression-deflate'], variants: ['features'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['tls-1.2-refused'], variants: ['order', 'signatures'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
