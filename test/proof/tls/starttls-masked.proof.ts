import { starttlsMasked } from '../../../suites/tls/starttls-masked.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsMasked, {
  // An odd greeting or a private keyword is nothing written over.
  conforming: [{}, { faults: ['greeting-no-domain'] }, { faults: ['ehlo-private-keyword'] }],
  violating: [
    { finding: 'masked', faults: ['starttls-masked'] },
    { finding: 'masked', faults: ['starttls-masked-served'] },
    { finding: 'masked', faults: ['greeting-masked', 'starttls-not-offered'] },
    { finding: 'rewritten', faults: ['greeting-masked'] },
    { finding: 'rewritten', faults: ['ehlo-keywords-masked'] },
    { finding: 'unlisted', faults: ['starttls-hidden'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
    { verdict: 'inconclusive', faults: ['starttls-hidden', 'starttls-handshake-fails'] },
    { verdict: 'inconclusive', faults: ['starttls-hidden', 'starttls-454'] },
  ],
});
