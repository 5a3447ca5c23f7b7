import { senderOwnership } from '../../../suites/auth/sender-ownership.js';
import { scenarioProof } from '../support.js';

scenarioProof(senderOwnership, {
  // Who may use which address is the site's own choice: this site has chosen.
  reference: { faults: ['sender-owned-only'] },
  conforming: [{}, { faults: ['sender-unchecked', 'sender-owned-only-at-rcpt'] }],
  violating: [{ finding: 'accepted', faults: ['sender-unchecked'] }],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'skipped', authenticated: false },
  ],
});
