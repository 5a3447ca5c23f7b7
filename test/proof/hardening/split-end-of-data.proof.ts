import { splitEndOfData } from '../../../suites/hardening/split-end-of-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(splitEndOfData, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-554-policy'] },
    { faults: ['starttls-not-offered'], services: ['smtp'] },
    { faults: ['data-bare-lf-refused-early'], services: ['smtp'] },
    { faults: ['group-order-enforced'], services: ['smtp'] },
    // What ends the data in one piece too is no matter of pieces.
    { faults: ['data-lf-dot-lf'], services: ['smtp', 'submissions'] },
    { faults: ['data-lf-dot-lf', 'pipelining-refused'], services: ['smtp'] },
  ],
  violating: [
    { finding: 'endedData', faults: ['data-dot-begins-read-ends'] },
    {
      finding: 'endedData',
      faults: ['data-lf-dot-lf', 'data-dot-begins-read-ends'],
      services: ['smtp', 'submissions'],
      variants: ['line-ends'],
    },
    { finding: 'endedData', faults: ['data-crlf-dot-dot-crlf'], services: ['smtp'], variants: ['text'] },
    {
      finding: 'endedData',
      faults: ['data-dot-begins-read-ends', 'pipelining-refused'],
      services: ['smtp'],
    },
  ],
  undecided: [
    {
      verdict: 'not-applicable',
      faults: [
        'data-crlf-dot-lf',
        'data-lf-dot-crlf',
        'data-lf-dot-lf',
        'data-cr-dot-cr',
        'data-cr-dot-crlf',
      ],
      services: ['smtp', 'submissions'],
      variants: ['line-ends'],
    },
    { verdict: 'inconclusive', faults: ['data-command-451'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], services: ['smtp'], timeoutMs: 300 },
  ],
});
