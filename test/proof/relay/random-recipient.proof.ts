import { randomRecipient } from '../../../suites/relay/random-recipient.js';
import { scenarioProof } from '../support.js';

scenarioProof(randomRecipient, {
  conforming: [
    {},
    { allow: 'probe' },
    { faults: ['recipient-unknown-551'] },
    { faults: ['starttls-required'] },
    { faults: ['accept-all-recipients-reject-at-data'] },
    { faults: ['relay-open'] },
  ],
  violating: [
    { finding: 'accepted', faults: ['recipient-catch-all'] },
    { finding: 'accepted', faults: ['honeypot'] },
    { finding: 'accepted', faults: ['recipient-unknown-bounces'] },
    { finding: 'accepted', faults: ['recipient-catch-all'], canary: true },
    { finding: 'bounced', faults: ['recipient-unknown-bounces'], canary: true },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['recipient-catch-all'], allow: 'probe' },
    { verdict: 'inconclusive', faults: ['honeypot'], allow: 'probe' },
    { verdict: 'inconclusive', faults: ['recipient-unknown-450'] },
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'skipped', recipient: false, allow: 'probe' },
  ],
});
