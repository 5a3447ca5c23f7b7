import { smtpHello } from '../../../suites/lmtp/smtp-hello.js';
import { scenarioProof } from '../support.js';

scenarioProof(smtpHello, {
  reference: { ports: { lmtp: 0 } },
  conforming: [{}, { faults: ['lmtp-lhlo-500'] }],
  violating: [
    { finding: 'served', faults: ['lmtp-ehlo-accepted'], variants: ['ehlo'] },
    { finding: 'served', faults: ['lmtp-helo-accepted'], variants: ['helo'] },
    { finding: 'otherCode', faults: ['lmtp-ehlo-502'], variants: ['ehlo'] },
    { finding: 'otherCode', faults: ['lmtp-helo-502'], variants: ['helo'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['lmtp-ehlo-451'], variants: ['ehlo'] },
    { verdict: 'inconclusive', faults: ['lmtp-ehlo-accepted', 'lmtp-lhlo-500'], variants: ['ehlo'] },
  ],
});
