import { bareLfEndOfData } from '../../../suites/hardening/bare-lf-end-of-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(bareLfEndOfData, {
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
    { faults: ['data-crlf-dot-lf'], services: ['smtp'], variants: ['lf-dot-crlf', 'lf-dot-lf'] },
  ],
  violating: [
    { finding: 'endedData', faults: ['data-crlf-dot-lf'], services: ['smtp'], variants: ['crlf-dot-lf'] },
    { finding: 'endedData', faults: ['data-lf-dot-crlf'], services: ['smtp'], variants: ['lf-dot-crlf'] },
    { finding: 'endedData', faults: ['data-lf-dot-lf'], services: ['smtp'], variants: ['lf-dot-lf'] },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-lf'],
      services: ['submission', 'submissions'],
      variants: ['crlf-dot-lf'],
    },
    {
      finding: 'endedData',
      faults: ['data-lf-dot-lf', 'pipelining-refused'],
      services: ['smtp'],
      variants: ['lf-dot-lf'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-lf', 'data-lf-dot-crlf'],
      services: ['smtp'],
      variants: ['crlf-dot-lf', 'lf-dot-crlf'],
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
    { verdict: 'skipped', allow: 'probe' },
  ],
});
