import { claimedNames } from '../../../suites/relay/claimed-names.js';
import { scenarioProof } from '../support.js';
import { relayCases } from './cases.js';

const ours = ['own-name', 'own-address', 'localhost'];

scenarioProof(claimedNames, {
  // On 127.0.0.1 the address of the server is ours too, and nothing is claimed by it.
  reference: { host: '127.0.0.2' },
  conforming: [
    {},
    { faults: ['relay-454'] },
    { faults: ['starttls-required'] },
    { faults: ['relay-after-detour'] },
    { faults: ['accept-all-recipients-reject-at-data'], services: ['smtp'] },
  ],
  violating: [
    ...relayCases(['relay-claimed-hello']).map((it) => ({ ...it, variants: ours })),
    { finding: 'accepted', faults: ['relay-claimed-hello'], services: ['smtp'], allow: 'probe' },
    {
      finding: 'accepted',
      faults: ['relay-claimed-hello'],
      services: ['submission', 'submissions'],
      variants: [...ours, 'own-domain'],
      allow: 'probe',
    },
    {
      finding: 'taken',
      faults: ['relay-local-hello'],
      services: ['smtp'],
      variants: ['own-name', 'own-domain', 'localhost'],
    },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['relay-open'], services: ['smtp'] },
    { verdict: 'not-applicable', variants: ['own-domain'], recipient: false, allow: 'probe' },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['relay-554', 'rcpt-refused-550'], services: ['smtp'] },
  ],
});
