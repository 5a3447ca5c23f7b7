import { stateTable } from '../../../suites/commands/state-table.js';
import { scenarioProof } from '../support.js';

const withoutTls = ['greeted', 'hello', 'mail', 'recipient', 'early-data', 'reset'];
const dataOutOfOrder = ['greeted', 'mail', 'early-data', 'reset'];

scenarioProof(stateTable, {
  conforming: [
    { services: ['smtp', 'submission'] },
    { services: ['submissions'], variants: withoutTls },
    { faults: ['data-before-rcpt-354-then-554'], variants: withoutTls },
    // A second MAIL is judged by commands/nested-mail.
    { faults: ['nested-mail-restarts'], variants: withoutTls },
    { faults: ['nested-mail-accepted'], variants: withoutTls },
    // Outside the list of HELO, which replies/code-of-command says; no sentence forbids it.
    { faults: ['helo-second-refused-503'], variants: ['hello', 'recipient'] },
    { faults: ['mail-before-hello-accepted'], services: ['smtp'] },
    { faults: ['submission-mail-550'], services: ['submission'] },
  ],
  violating: [
    {
      finding: 'rcptServed',
      faults: ['rcpt-before-mail-accepted'],
      variants: ['greeted', 'mail', 'recipient', 'reset'],
    },
    { finding: 'rcptServed', faults: ['rcpt-before-mail-accepted'], variants: ['tls'], services: ['smtp'] },
    { finding: 'rcptServed', faults: ['ehlo-keeps-transaction'], variants: ['mail'] },
    { finding: 'rcptServed', faults: ['helo-keeps-transaction'], variants: ['recipient'] },
    { finding: 'rcptServed', faults: ['rset-does-nothing'], variants: ['reset'] },
    { finding: 'rcptCode', faults: ['rcpt-before-mail-554'], variants: ['mail', 'recipient', 'reset'] },
    {
      finding: 'rcptCode',
      faults: ['rcpt-before-mail-554'],
      variants: ['greeted', 'tls'],
      services: ['smtp'],
    },
    { finding: 'rcptCode', faults: ['known-verb-500'], variants: ['mail', 'reset'] },
    { finding: 'acceptedForNobody', faults: ['data-before-rcpt-accepted'], variants: dataOutOfOrder },
    { finding: 'dataSuccess', faults: ['data-before-rcpt-250'], variants: dataOutOfOrder },
    { finding: 'earlyDataHarm', faults: ['early-data-clears-transaction'], variants: ['early-data'] },
    { finding: 'outOfOrder', faults: ['ehlo-second-breaks-session'], variants: ['mail'] },
    { finding: 'outOfOrder', faults: ['rset-loses-hello'], variants: ['reset'] },
    { finding: 'outOfOrder', faults: ['helo-not-counted'], variants: ['recipient'] },
    { finding: 'helloOutOfOrder', faults: ['ehlo-second-refused-503'], variants: ['mail'] },
    { finding: 'unsupported', faults: ['helo-refused-502'], variants: ['hello', 'recipient'] },
    {
      finding: 'authenticatedTwice',
      faults: ['auth-second-accepted'],
      variants: ['hello'],
      services: ['submission', 'submissions'],
    },
    {
      finding: 'authenticatedInside',
      faults: ['auth-in-transaction-accepted'],
      variants: ['mail'],
      services: ['submission', 'submissions'],
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'], variants: ['mail', 'recipient', 'reset'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'], variants: ['hello'] },
    { verdict: 'inconclusive', faults: ['rcpt-refused-550'], variants: ['greeted'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['ehlo-second-refused-550'], variants: ['mail'] },
    { verdict: 'inconclusive', faults: ['rcpt-refused-502'], variants: ['hello', 'mail', 'early-data'] },
    { verdict: 'inconclusive', faults: ['mail-without-effect'], variants: ['mail', 'early-data'] },
    { verdict: 'not-applicable', services: ['submissions'], variants: ['tls'] },
    {
      verdict: 'not-applicable',
      faults: ['starttls-not-offered'],
      variants: ['tls'],
      services: ['smtp'],
    },
    { verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false },
  ],
});
