import { starttlsOffered } from '../../../suites/tls/starttls-offered.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsOffered, {
  conforming: [{}, { faults: ['ehlo-keywords-masked'] }, { faults: ['starttls-454'] }],
  violating: [
    { finding: 'parameter', faults: ['starttls-keyword-parameter'] },
    { finding: 'notOffered', faults: ['starttls-not-offered'], services: ['submission'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['starttls-masked'] },
    { verdict: 'inconclusive', faults: ['ehlo-refused-550'] },
  ],
});
