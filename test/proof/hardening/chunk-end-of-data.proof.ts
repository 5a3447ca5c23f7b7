import { chunkEndOfData } from '../../../suites/hardening/chunk-end-of-data.js';
import { scenarioProof } from '../support.js';

scenarioProof(chunkEndOfData, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'], services: ['submission'], canary: true },
    { faults: ['data-554-policy'], services: ['smtp'] },
    // No dot ends a chunk where it would end mail data.
    { faults: ['data-lf-dot-crlf'], services: ['smtp'] },
  ],
  violating: [
    { finding: 'endedChunk', faults: ['bdat-dot-line-ends-chunk'] },
    {
      finding: 'endedChunk',
      faults: ['bdat-dot-line-ends-chunk', 'group-order-enforced'],
      services: ['smtp'],
    },
    {
      finding: 'passedOn',
      faults: ['data-bare-line-ends-kept'],
      services: ['submission', 'submissions'],
      variants: ['line-ends'],
      canary: true,
    },
  ],
  undecided: [
    // The octets of no chunk are taken: a dot has no part in that.
    { verdict: 'inconclusive', faults: ['bdat-listed-502'], services: ['smtp'] },
    { verdict: 'not-applicable', faults: ['chunking-not-offered'], services: ['smtp'] },
  ],
});
