import { sessionStates } from '../../../suites/relay/session-states.js';
import { scenarioProof } from '../support.js';
import { relayCases } from './cases.js';

const behindADetour = ['after-rset', 'after-second-ehlo', 'helo'];

scenarioProof(sessionStates, {
  conforming: [
    {},
    { faults: ['relay-454'] },
    { faults: ['relay-530'] },
    { faults: ['starttls-required'] },
    { faults: ['helo-refused-502'], variants: ['helo'] },
    { faults: ['relay-open-accept-then-554'], services: ['smtp'] },
    { faults: ['relay-after-local-recipient'], variants: behindADetour },
    { faults: ['relay-after-detour'], variants: ['after-local-recipient'] },
  ],
  violating: [
    ...relayCases(['relay-after-detour']).map((it) => ({ ...it, variants: behindADetour })),
    {
      finding: 'accepted',
      faults: ['relay-after-detour'],
      services: ['submission', 'submissions'],
      variants: behindADetour,
      allow: 'probe',
    },
    ...relayCases(['relay-after-local-recipient']).map((it) => ({
      ...it,
      variants: ['after-local-recipient'],
    })),
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['relay-open'], services: ['smtp'] },
    {
      verdict: 'not-applicable',
      faults: ['ehlo-second-refused-503'],
      services: ['smtp'],
      variants: ['after-second-ehlo'],
    },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'], services: ['smtp'] },
    {
      verdict: 'inconclusive',
      faults: ['relay-open', 'recipient-catch-all'],
      services: ['smtp'],
      allow: 'probe',
    },
    { verdict: 'inconclusive', faults: ['relay-554', 'rcpt-refused-550'], services: ['smtp'] },
  ],
});
