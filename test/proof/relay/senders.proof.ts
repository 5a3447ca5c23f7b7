import { senderForms } from '../../../suites/relay/senders.js';
import { scenarioProof } from '../support.js';
import { relayCases } from './cases.js';

/** Faults that trust a sender, and the variants that each is seen by. */
const trusts: Readonly<Record<string, readonly string[]>> = {
  'relay-null-sender': ['null'],
  'relay-local-sender': ['own-mailbox', 'own-postmaster', 'own-literal'],
  'relay-sender-of-recipient': ['at-outside', 'as-recipient'],
  'relay-listed-sender': ['third-party', 'unresolvable'],
  'relay-odd-sender': [
    'own-literal',
    'localhost',
    'no-domain',
    'no-brackets',
    'source-route',
    'auth-null',
    'auth-own-mailbox',
  ],
};

/** On port 25 AUTH is offered inside TLS alone, and its parameter is asked about there. */
const insideTls = {
  services: ['smtp'],
  variants: ['auth-null', 'auth-own-mailbox'],
} as const;
const authInsideTls = ['auth-not-offered', 'auth-on-25'];

scenarioProof(senderForms, {
  // Where AUTH is not offered, its parameter is no question.
  reference: { faults: ['auth-on-25-in-clear'] },
  conforming: [
    {},
    { faults: ['relay-454'] },
    { faults: ['relay-554'], allow: 'probe' },
    { faults: ['accept-all-recipients-reject-at-data'], services: ['smtp'] },
    { faults: ['error-loses-transaction'], services: ['smtp'], allow: 'probe' },
    { faults: ['error-limit-3'], services: ['smtp'], allow: 'probe' },
    { ...insideTls, faults: authInsideTls },
  ],
  violating: [
    { ...insideTls, finding: 'accepted', faults: [...authInsideTls, 'relay-odd-sender'], allow: 'probe' },
    { ...insideTls, finding: 'relayed', faults: [...authInsideTls, 'relay-odd-sender'], canary: true },
    ...Object.entries(trusts).flatMap(([fault, variants]) =>
      relayCases([fault])
        .filter(({ finding }) => finding in senderForms.meta.findings)
        .map((it) => {
          // Only the sender of the run is at the canary, so that a bounce comes there.
          if (it.finding === 'bounced')
            return { ...it, faults: [fault, 'relayed-mail-bounces'], variants: ['auth-null'] };
          return { ...it, variants };
        })
        .filter(({ finding }) => finding !== 'bounced' || fault === 'relay-odd-sender')
        // With a canary the sender of the run is at the recipient's domain, so that the plain question opens this one.
        .filter(({ canary }) => canary !== true || fault !== 'relay-sender-of-recipient'),
    ),
  ],
  undecided: [
    {
      verdict: 'inconclusive',
      faults: ['relay-open', 'recipient-catch-all'],
      services: ['smtp'],
      variants: ['null', 'third-party'],
      allow: 'probe',
    },
    {
      verdict: 'inconclusive',
      faults: ['rcpt-temporary-450'],
      services: ['smtp'],
      variants: ['null', 'third-party'],
    },
    { verdict: 'inconclusive', faults: ['mail-refused-550'], services: ['smtp'] },
    {
      verdict: 'inconclusive',
      faults: ['relay-554', 'rcpt-refused-550'],
      services: ['smtp'],
      variants: ['null', 'own-mailbox'],
    },
    // Told once, by relay/third-party.
    { verdict: 'not-applicable', faults: ['relay-open'], services: ['smtp'], variants: ['null'] },
    { ...insideTls, verdict: 'not-applicable', faults: ['auth-not-offered'] },
    // Told once, by relay/other-side-of-starttls.
    {
      ...insideTls,
      verdict: 'not-applicable',
      faults: [...authInsideTls, 'relay-inside-tls'],
      allow: 'probe',
    },
  ],
});
