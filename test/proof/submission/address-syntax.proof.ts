import { addressSyntax } from '../../../suites/submission/address-syntax.js';
import { scenarioProof } from '../support.js';

const senders = ['sender-dots', 'sender-blank'];
const recipients = ['recipient-dots', 'recipient-blank', 'recipient-at'];

scenarioProof(addressSyntax, {
  conforming: [{}],
  violating: [
    { finding: 'senderTaken', faults: ['mail-double-dot-accepted'], variants: ['sender-dots'] },
    { finding: 'senderTaken', faults: ['bad-argument-accepted'], variants: senders },
    { finding: 'recipientTaken', faults: ['rcpt-double-dot-accepted'], variants: ['recipient-dots'] },
    { finding: 'recipientTaken', faults: ['bad-argument-accepted'], variants: recipients },
    { finding: 'otherCode', faults: ['bad-argument-553'] },
    { finding: 'otherCode', faults: ['bad-argument-500'] },
  ],
  undecided: [
    { verdict: 'skipped', authenticated: false },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['submission-foreign-sender-553', 'bad-argument-553'] },
    {
      verdict: 'inconclusive',
      faults: ['submission-relay-554', 'bad-argument-553'],
      variants: recipients,
    },
    { verdict: 'inconclusive', faults: ['error-closes-session', 'bad-argument-553'] },
  ],
});
