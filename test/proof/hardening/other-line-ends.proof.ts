import { otherLineEnds } from '../../../suites/hardening/other-line-ends.js';
import { scenarioProof } from '../support.js';

scenarioProof(otherLineEnds, {
  conforming: [
    {},
    { faults: ['data-bare-line-ends-kept'] },
    { faults: ['data-bare-line-ends-normalised'] },
    { faults: ['data-554-policy'] },
    { faults: ['pipelining-refused'], services: ['smtp'] },
    // What one form does is not laid at the door of another.
    { faults: ['data-nel-dot-nel'], services: ['smtp'], variants: ['ls-dot-ls', 'vt-dot-vt', 'ff-dot-ff'] },
  ],
  violating: [
    { finding: 'endedData', faults: ['data-nel-dot-nel'], services: ['smtp'], variants: ['nel-dot-nel'] },
    { finding: 'endedData', faults: ['data-ls-dot-ls'], services: ['smtp'], variants: ['ls-dot-ls'] },
    { finding: 'endedData', faults: ['data-vt-dot-vt'], services: ['smtp'], variants: ['vt-dot-vt'] },
    { finding: 'endedData', faults: ['data-ff-dot-ff'], services: ['smtp'], variants: ['ff-dot-ff'] },
    {
      finding: 'endedData',
      faults: ['data-nel-dot-nel'],
      services: ['submission', 'submissions'],
      variants: ['nel-dot-nel'],
    },
    {
      finding: 'endedData',
      faults: ['data-ff-dot-ff', 'pipelining-refused'],
      services: ['smtp'],
      variants: ['ff-dot-ff'],
    },
    {
      finding: 'endedData',
      faults: ['data-nel-dot-nel', 'data-ls-dot-ls'],
      services: ['smtp'],
      variants: ['nel-dot-nel', 'ls-dot-ls'],
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['data-command-451', 'pipelining-refused'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-command-451'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['data-no-reply'], services: ['smtp'], timeoutMs: 300 },
  ],
});
