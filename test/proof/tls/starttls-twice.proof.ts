import { starttlsTwice } from '../../../suites/tls/starttls-twice.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsTwice, {
  conforming: [{}, { faults: ['starttls-still-offered'] }],
  violating: [{ finding: 'accepted', faults: ['starttls-twice-220'] }],
  undecided: [
    {
      verdict: 'not-applicable',
      faults: ['starttls-handshake-fails'],
      services: ['smtp', 'submission'],
    },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
  ],
});
