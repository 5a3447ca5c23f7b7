import { bareCrEndOfData } from '../../../suites/hardening/bare-cr-end-of-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(bareCrEndOfData, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-554-policy'] },
    { faults: ['pipelining-refused'], services: ['smtp'] },
    { faults: ['data-bare-lf-refused-early'], services: ['smtp'] },
    { faults: ['data-bare-line-ends-normalised'], services: ['submission'], canary: true },
    { faults: ['data-bare-line-ends-kept'], services: ['smtp'], canary: true },
    // What one form does is not laid at the door of another.
    {
      faults: ['data-cr-dot-lf'],
      services: ['smtp'],
      variants: ['crlf-dot-cr', 'cr-dot-cr', 'cr-dot-crlf', 'lf-dot-cr', 'lf-dot-cr-crlf'],
    },
  ],
  violating: [
    { finding: 'endedData', faults: ['data-crlf-dot-cr'], services: ['smtp'], variants: ['crlf-dot-cr'] },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-cr-crlf'],
      services: ['smtp'],
      variants: ['crlf-dot-cr-crlf'],
    },
    { finding: 'endedData', faults: ['data-cr-dot-cr'], services: ['smtp'], variants: ['cr-dot-cr'] },
    { finding: 'endedData', faults: ['data-cr-dot-crlf'], services: ['smtp'], variants: ['cr-dot-crlf'] },
    { finding: 'endedData', faults: ['data-cr-dot-lf'], services: ['smtp'], variants: ['cr-dot-lf'] },
    {
      finding: 'endedData',
      faults: ['data-cr-cr-dot-crlf'],
      services: ['smtp'],
      variants: ['cr-cr-dot-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-cr-crlf-dot-cr-crlf'],
      services: ['smtp'],
      variants: ['cr-crlf-dot-cr-crlf'],
    },
    { finding: 'endedData', faults: ['data-lf-dot-cr'], services: ['smtp'], variants: ['lf-dot-cr'] },
    {
      finding: 'endedData',
      faults: ['data-lf-dot-cr-crlf'],
      services: ['smtp'],
      variants: ['lf-dot-cr-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-cr'],
      services: ['submission', 'submissions'],
      variants: ['crlf-dot-cr'],
    },
    {
      finding: 'endedData',
      faults: ['data-lf-dot-cr-crlf', 'pipelining-refused'],
      services: ['smtp'],
      variants: ['lf-dot-cr-crlf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-cr', 'data-crlf-dot-cr-crlf'],
      services: ['smtp'],
      variants: ['crlf-dot-cr', 'crlf-dot-cr-crlf'],
    },
    {
      finding: 'passedOn',
      faults: ['data-bare-line-ends-kept'],
      services: ['submission', 'submissions'],
      canary: true,
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451', 'pipelining-refused'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-command-451'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], services: ['smtp'], timeoutMs: 300 },
  ],
});
