import { nulEndOfData } from '../../../suites/hardening/nul-end-of-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(nulEndOfData, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-554-policy'] },
    { faults: ['pipelining-refused'], services: ['smtp'] },
    { faults: ['data-bare-lf-refused-early'], services: ['smtp'] },
    { faults: ['data-bare-line-ends-normalised'], services: ['submission'], canary: true },
    { faults: ['data-bare-line-ends-kept'], services: ['smtp'], canary: true },
    // NUL alone may stand in mail data.
    {
      faults: ['data-bare-line-ends-kept'],
      variants: ['crlf-dot-nul-crlf', 'crlf-nul-dot-crlf'],
      canary: true,
    },
    // What one form does is not laid at the door of another.
    {
      faults: ['data-crlf-dot-nul-crlf'],
      services: ['smtp'],
      variants: ['crlf-dot-cr-nul-lf', 'crlf-nul-dot-crlf', 'cr-nul-lf-dot-crlf'],
    },
  ],
  violating: [
    {
      finding: 'endedAtNul',
      faults: ['data-crlf-dot-nul-crlf'],
      services: ['smtp'],
      variants: ['crlf-dot-nul-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-cr-nul-lf'],
      services: ['smtp'],
      variants: ['crlf-dot-cr-nul-lf'],
    },
    {
      finding: 'endedAtNul',
      faults: ['data-crlf-nul-dot-crlf'],
      services: ['smtp'],
      variants: ['crlf-nul-dot-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-cr-nul-lf-dot-crlf'],
      services: ['smtp'],
      variants: ['cr-nul-lf-dot-crlf'],
    },
    {
      finding: 'endedAtNul',
      faults: ['data-crlf-dot-nul-crlf'],
      services: ['submission', 'submissions'],
      variants: ['crlf-dot-nul-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-cr-nul-lf-dot-crlf', 'pipelining-refused'],
      services: ['smtp'],
      variants: ['cr-nul-lf-dot-crlf'],
    },
    {
      finding: 'endedAtNul',
      faults: ['data-crlf-dot-nul-crlf', 'data-crlf-dot-cr-nul-lf'],
      services: ['smtp'],
      variants: ['crlf-dot-nul-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-nul-crlf', 'data-crlf-dot-cr-nul-lf'],
      services: ['smtp'],
      variants: ['crlf-dot-cr-nul-lf'],
    },
    {
      finding: 'passedOn',
      faults: ['data-bare-line-ends-kept'],
      services: ['submission', 'submissions'],
      variants: ['crlf-dot-cr-nul-lf', 'cr-nul-lf-dot-crlf'],
      canary: true,
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451', 'pipelining-refused'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-command-451'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], services: ['smtp'], timeoutMs: 300 },
  ],
});
