import { starttlsArgument } from '../../../suites/tls/starttls-argument.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsArgument, {
  conforming: [{}],
  violating: [
    { finding: 'accepted', faults: ['starttls-argument-accepted'] },
    { finding: 'otherCode', faults: ['starttls-argument-503'] },
    { finding: 'sessionLost', faults: ['starttls-argument-closes'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['starttls-454'] },
    { verdict: 'inconclusive', faults: ['starttls-503'] },
    { verdict: 'inconclusive', faults: ['noop-refused-500'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
  ],
});
