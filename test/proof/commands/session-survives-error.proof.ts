import { sessionSurvivesError } from '../../../suites/commands/session-survives-error.js';
import { scenarioProof } from '../support.js';

const short = ['unknown-verb', 'bad-argument', 'bad-order', 'unknown-parameter'];

scenarioProof(sessionSurvivesError, {
  conforming: [
    {},
    { faults: ['error-limit-3'] },
    { allow: 'probe' },
    { faults: ['unknown-verb-502'], variants: ['unknown-verb'] },
    { faults: ['mail-unknown-parameter-501'], variants: ['unknown-parameter'] },
  ],
  violating: [
    { finding: 'closed', faults: ['error-closes-session'], variants: [...short, 'refused-recipient'] },
    { finding: 'closed', faults: ['unknown-verb-closes'], variants: ['unknown-verb'] },
    { finding: 'closed', faults: ['unknown-verb-drops'], variants: ['unknown-verb'] },
    { finding: 'closedOnLongLine', faults: ['long-line-closes'], variants: ['long-line'] },
    { finding: 'closedOnLongLine', faults: ['command-line-512-closes'], variants: ['long-line'] },
    { finding: 'stateLost', faults: ['error-loses-hello'], variants: [...short, 'long-line'] },
    {
      finding: 'stateLost',
      faults: ['error-loses-transaction'],
      variants: ['refused-recipient'],
      allow: 'probe',
    },
    {
      finding: 'recipientLost',
      faults: ['refused-recipient-clears-recipients'],
      variants: ['refused-recipient'],
    },
    { finding: 'recipientLost', faults: ['error-loses-transaction'], variants: ['refused-recipient'] },
    { finding: 'temporary', faults: ['unknown-verb-450'], variants: ['unknown-verb'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['data-temporary-451'], variants: ['refused-recipient'] },
    { verdict: 'not-applicable', faults: ['unknown-verb-250'], variants: ['unknown-verb'] },
    { verdict: 'not-applicable', faults: ['mail-param-unknown-accepted'], variants: ['unknown-parameter'] },
  ],
});
