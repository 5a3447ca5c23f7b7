import { afterMessage } from '../../../suites/relay/after-message.js';
import { scenarioProof } from '../support.js';
import { relayCases } from './cases.js';

scenarioProof(afterMessage, {
  conforming: [
    {},
    { faults: ['relay-454'] },
    { faults: ['relay-after-detour'] },
    { faults: ['starttls-required'] },
  ],
  violating: relayCases(['relay-after-message']).filter(({ allow }) => allow === undefined),
  undecided: [
    { verdict: 'not-applicable', faults: ['relay-open'] },
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
