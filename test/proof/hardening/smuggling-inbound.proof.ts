import { smugglingInbound } from '../../../suites/hardening/smuggling-inbound.js';
import { scenarioProof } from '../support.js';

scenarioProof(smugglingInbound, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-bare-lf-refused-early'] },
    // It breaks the RFC, and a sender doubles the dot: nothing can be smuggled.
    { faults: ['data-crlf-dot-lf'] },
    { faults: ['data-crlf-dot-cr-nul-lf'] },
  ],
  violating: [
    { finding: 'knownSender', faults: ['data-lf-dot-crlf'], variants: ['lf-dot-crlf'] },
    { finding: 'possibleSender', faults: ['data-lf-dot-lf'], variants: ['lf-dot-lf'] },
    { finding: 'knownSender', faults: ['data-cr-dot-cr'], variants: ['cr-dot-cr'] },
    { finding: 'knownSender', faults: ['data-cr-dot-crlf'], variants: ['cr-dot-crlf'] },
    { finding: 'possibleSender', faults: ['data-cr-dot-lf'], variants: ['cr-dot-lf'] },
    { finding: 'knownSender', faults: ['data-cr-cr-dot-crlf'], variants: ['cr-cr-dot-crlf'] },
    { finding: 'possibleSender', faults: ['data-lf-dot-cr'], variants: ['lf-dot-cr'] },
    { finding: 'possibleSender', faults: ['data-lf-dot-cr-crlf'], variants: ['lf-dot-cr-crlf'] },
    { finding: 'nulKnownSender', faults: ['data-crlf-nul-dot-crlf'], variants: ['crlf-nul-dot-crlf'] },
    { finding: 'possibleSender', faults: ['data-cr-nul-lf-dot-crlf'], variants: ['cr-nul-lf-dot-crlf'] },
    { finding: 'guarded', faults: ['data-lf-dot-crlf', 'pipelining-refused'], variants: ['lf-dot-crlf'] },
    {
      finding: 'guarded',
      faults: ['data-lf-dot-crlf', 'pipelining-refused', 'starttls-not-offered'],
      variants: ['lf-dot-crlf'],
    },
    {
      finding: 'nulGuarded',
      faults: ['data-crlf-nul-dot-crlf', 'pipelining-refused'],
      variants: ['crlf-nul-dot-crlf'],
    },
    // A guard in clear is none inside TLS, and one that lets RSET, MAIL and RCPT come in groups is none at all.
    {
      finding: 'knownSender',
      faults: ['data-lf-dot-crlf', 'pipelining-refused-in-clear'],
      variants: ['lf-dot-crlf'],
    },
    {
      finding: 'knownSender',
      faults: ['data-lf-dot-crlf', 'group-order-enforced'],
      variants: ['lf-dot-crlf'],
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
