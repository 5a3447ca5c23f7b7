import { falseEndOfData } from '../../../suites/hardening/false-end-of-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(falseEndOfData, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-554-policy'] },
    { faults: ['pipelining-refused'] },
    { faults: ['data-bare-lf-refused-early'] },
  ],
  violating: [
    { finding: 'endedData', faults: ['data-cr-dot-cr'], services: ['smtp'], variants: ['bare-cr'] },
    { finding: 'endedData', faults: ['data-cr-dot-crlf'], services: ['smtp'], variants: ['bare-cr'] },
    { finding: 'endedData', faults: ['data-cr-dot-lf'], services: ['smtp'], variants: ['bare-cr'] },
    { finding: 'endedData', faults: ['data-lf-dot-cr'], services: ['smtp'], variants: ['bare-cr'] },
    { finding: 'endedData', faults: ['data-crlf-dot-cr'], services: ['smtp'], variants: ['bare-cr'] },
    { finding: 'endedData', faults: ['data-crlf-dot-cr-crlf'], services: ['smtp'], variants: ['bare-cr'] },
    { finding: 'endedData', faults: ['data-lf-dot-cr-crlf'], services: ['smtp'], variants: ['bare-cr'] },
    { finding: 'endedData', faults: ['data-cr-cr-dot-crlf'], services: ['smtp'], variants: ['bare-cr'] },
    { finding: 'endedData', faults: ['data-cr-crlf-dot-cr-crlf'], services: ['smtp'], variants: ['bare-cr'] },
    { finding: 'endedData', faults: ['data-crlf-nul-dot-crlf'], services: ['smtp'], variants: ['nul'] },
    { finding: 'endedData', faults: ['data-crlf-dot-nul-crlf'], services: ['smtp'], variants: ['nul'] },
    { finding: 'endedData', faults: ['data-cr-nul-lf-dot-crlf'], services: ['smtp'], variants: ['nul'] },
    { finding: 'endedData', faults: ['data-crlf-dot-cr-nul-lf'], services: ['smtp'], variants: ['nul'] },
    { finding: 'endedData', faults: ['data-nel-dot-nel'], services: ['smtp'], variants: ['other-line-ends'] },
    { finding: 'endedData', faults: ['data-ls-dot-ls'], services: ['smtp'], variants: ['other-line-ends'] },
    { finding: 'endedData', faults: ['data-vt-dot-vt'], services: ['smtp'], variants: ['other-line-ends'] },
    { finding: 'endedData', faults: ['data-ff-dot-ff'], services: ['smtp'], variants: ['other-line-ends'] },
    {
      finding: 'endedData',
      faults: ['data-cr-dot-cr', 'pipelining-refused'],
      services: ['smtp'],
      variants: ['bare-cr'],
    },
    {
      finding: 'endedData',
      faults: ['data-crlf-dot-nul-crlf', 'pipelining-refused'],
      services: ['smtp'],
      variants: ['nul'],
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], timeoutMs: 300 },
  ],
});
