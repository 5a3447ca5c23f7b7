import { starttlsInside } from '../../../suites/tls/starttls-inside.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsInside, {
  conforming: [{}],
  violating: [
    {
      finding: 'stillOffered',
      faults: ['starttls-still-offered'],
      services: ['smtp', 'submission'],
    },
    { finding: 'offeredOnImplicit', faults: ['starttls-still-offered'], services: ['submissions'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['starttls-handshake-fails'], services: ['smtp', 'submission'] },
    { verdict: 'inconclusive', faults: ['tls-refused-554'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
  ],
});
