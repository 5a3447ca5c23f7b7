import { rights } from '../../../suites/submission/rights.js';
import { mailbox, scenarioProof } from '../support.js';

scenarioProof(rights, {
  // Where senders are tied to logins, no other sender gets as far as RCPT.
  options: { sender: mailbox },
  conforming: [
    {},
    { faults: ['submission-foreign-sender-550'] },
    { faults: ['submission-foreign-sender-550-at-rcpt'] },
    { faults: ['submission-relay-550'] },
  ],
  violating: [
    { finding: 'senderCode', faults: ['submission-foreign-sender-553'], variants: ['sender'] },
    { finding: 'senderCode', faults: ['submission-foreign-sender-553-at-rcpt'], variants: ['sender'] },
    { finding: 'recipientCode', faults: ['submission-relay-554'], variants: ['recipient'] },
  ],
  undecided: [
    { verdict: 'skipped', authenticated: false },
    { verdict: 'inconclusive', faults: ['submission-relay-556'], variants: ['recipient'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
  ],
});
