import { starttlsInjection } from '../../../suites/tls/starttls-injection.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsInjection, {
  conforming: [{}, { faults: ['starttls-buffer-answered-in-clear'] }],
  violating: [{ finding: 'carriedOut', faults: ['starttls-buffer-executed'] }],
  undecided: [
    { verdict: 'inconclusive', faults: ['starttls-454'] },
    { verdict: 'inconclusive', faults: ['starttls-handshake-fails'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
  ],
});
