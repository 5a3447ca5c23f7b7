import { port25 } from '../../../suites/lmtp/port-25.js';
import { scenarioProof } from '../support.js';

scenarioProof(port25, {
  conforming: [{}, { faults: ['ehlo-refused-502'] }, { faults: ['ehlo-refused-502', 'helo-refused-502'] }],
  violating: [{ finding: 'lmtp', faults: ['smtp-speaks-lmtp'] }],
  undecided: [{ verdict: 'inconclusive', faults: ['smtp-any-hello-550'] }],
});
