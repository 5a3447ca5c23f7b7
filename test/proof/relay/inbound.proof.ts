import { inbound } from '../../../suites/relay/inbound.js';
import { scenarioProof } from '../support.js';

scenarioProof(inbound, {
  conforming: [{}, { faults: ['starttls-required'] }, { faults: ['relay-530'] }, { faults: ['auth-on-25'] }],
  violating: [
    { finding: 'authForMail', faults: ['mx-requires-auth'] },
    { finding: 'authForMail', faults: ['mx-requires-auth', 'starttls-not-offered'] },
    { finding: 'authForRecipient', faults: ['mx-requires-auth-at-rcpt'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['starttls-masked', 'starttls-required'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
    { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
  ],
});
