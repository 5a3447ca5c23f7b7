import { unsynchronisedPipelining } from '../../../suites/hardening/unsynchronised-pipelining.js';
import { scenarioProof } from '../support.js';

scenarioProof(unsynchronisedPipelining, {
  conforming: [
    {},
    { faults: ['pipelining-refused'] },
    { faults: ['quit-no-reply-close'], variants: ['early-talker', 'behind-ehlo'] },
    { faults: ['data-before-rcpt-354-then-554'], variants: ['behind-data'] },
  ],
  violating: [
    { finding: 'lost', faults: ['noop-behind-ehlo-lost'], variants: ['early-talker', 'behind-ehlo'] },
    { finding: 'lost', faults: ['noop-behind-data-lost'], variants: ['behind-data'] },
    { finding: 'surplus', faults: ['noop-behind-ehlo-twice'], variants: ['early-talker', 'behind-ehlo'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['greets-then-silent'], timeoutMs: 300 },
    { verdict: 'inconclusive', faults: ['close-mid-reply'] },
  ],
});
