import { blankEndOfData } from '../../../suites/hardening/blank-end-of-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(blankEndOfData, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-554-policy'] },
    { faults: ['pipelining-refused'], services: ['smtp'] },
    // What one form does is not laid at the door of another.
    {
      faults: ['data-crlf-dot-sp-crlf'],
      services: ['smtp'],
      variants: ['crlf-dot-tab-crlf', 'crlf-sp-dot-crlf'],
    },
  ],
  violating: [
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-sp-crlf'],
      services: ['smtp'],
      variants: ['crlf-dot-sp-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-tab-crlf'],
      services: ['smtp'],
      variants: ['crlf-dot-tab-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-sp-dot-crlf'],
      services: ['smtp'],
      variants: ['crlf-sp-dot-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-sp-crlf'],
      services: ['submission', 'submissions'],
      variants: ['crlf-dot-sp-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-sp-dot-crlf', 'pipelining-refused'],
      services: ['smtp'],
      variants: ['crlf-sp-dot-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-sp-crlf', 'data-crlf-dot-tab-crlf'],
      services: ['smtp'],
      variants: ['crlf-dot-sp-crlf', 'crlf-dot-tab-crlf'],
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451', 'pipelining-refused'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-command-451'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], services: ['smtp'], timeoutMs: 300 },
  ],
});
