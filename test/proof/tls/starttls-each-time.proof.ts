import { starttlsEachTime } from '../../../suites/tls/starttls-each-time.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsEachTime, {
  conforming: [{}],
  violating: [{ finding: 'sometimes', faults: ['starttls-sometimes'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
    { verdict: 'inconclusive', faults: ['ehlo-refused-550'] },
  ],
});
