import { implicit } from '../../../suites/tls/implicit.js';
import { scenarioProof } from '../support.js';

scenarioProof(implicit, {
  conforming: [{}],
  violating: [
    { finding: 'greeted', faults: ['implicit-tls-greets-silent-client'] },
    { finding: 'served', faults: ['implicit-tls-optional'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['implicit-tls-drops-silent-client'] }],
});
