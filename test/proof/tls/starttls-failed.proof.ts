import { starttlsFailed } from '../../../suites/tls/starttls-failed.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsFailed, {
  conforming: [{}, { faults: ['starttls-failed-goes-on'] }],
  violating: [
    { finding: 'commandServed', faults: ['starttls-clear-lines-answered'], variants: ['command'] },
    { finding: 'takenForTls', faults: ['starttls-failed-counts'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['starttls-454'] },
    { verdict: 'inconclusive', faults: ['starttls-handshake-fails'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
  ],
});
