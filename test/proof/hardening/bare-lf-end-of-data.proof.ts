import { bareLfEndOfData } from '../../../suites/hardening/bare-lf-end-of-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(bareLfEndOfData, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-554-policy'] },
    { faults: ['pipelining-refused'] },
    { faults: ['data-bare-lf-refused-early'] },
  ],
  violating: [
    { finding: 'endedData', faults: ['data-lf-dot-lf'], variants: ['lf-dot-lf'] },
    { finding: 'endedData', faults: ['data-lf-dot-crlf'], variants: ['lf-dot-crlf'] },
    { finding: 'endedData', faults: ['data-crlf-dot-lf'], variants: ['crlf-dot-lf'] },
    { finding: 'endedData', faults: ['data-lf-dot-lf', 'pipelining-refused'], variants: ['lf-dot-lf'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451', 'pipelining-refused'] },
    { verdict: 'inconclusive', faults: ['data-command-451'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], timeoutMs: 300 },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
