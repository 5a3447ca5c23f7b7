import { bareLineEnd } from '../../../suites/commands/bare-line-end.js';
import { scenarioProof } from '../support.js';

scenarioProof(bareLineEnd, {
  conforming: [{}, { faults: ['error-closes-session'] }],
  violating: [
    { finding: 'lfEnds', faults: ['bare-lf-ends-command'], variants: ['bare-lf'] },
    { finding: 'lfEnds', faults: ['bare-lf-ends-command', 'pipelining-refused'], variants: ['bare-lf'] },
    { finding: 'crEnds', faults: ['bare-cr-ends-command'], variants: ['bare-cr'] },
  ],
  undecided: [
    {
      verdict: 'inconclusive',
      faults: ['bare-lf-ends-command', 'pipelining-refused', 'noop-refused-500'],
      variants: ['bare-lf'],
    },
    { verdict: 'inconclusive', faults: ['bare-lf-ends-command', 'reply-twice'], variants: ['bare-lf'] },
    { verdict: 'inconclusive', faults: ['bare-lf-ends-command', 'noop-refused-500'], variants: ['bare-lf'] },
  ],
});
