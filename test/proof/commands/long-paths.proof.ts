import { longPaths } from '../../../suites/commands/long-paths.js';
import { scenarioProof } from '../support.js';

scenarioProof(longPaths, {
  conforming: [
    {},
    { faults: ['recipient-catch-all'] },
    { faults: ['recipient-unknown-551'], variants: ['path'] },
  ],
  violating: [
    { finding: 'localPart', faults: ['local-part-64-refused'], variants: ['local-part'] },
    { finding: 'recipient', faults: ['recipient-local-part-64-refused'], variants: ['local-part'] },
    { finding: 'path', faults: ['path-256-refused'], variants: ['path'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['local-part-64-refused'], variants: ['path'] },
    { verdict: 'inconclusive', faults: ['recipient-unknown-551'], variants: ['local-part'] },
  ],
});
