import { needlessArgument } from '../../../suites/commands/needless-argument.js';
import { scenarioProof } from '../support.js';

scenarioProof(needlessArgument, {
  conforming: [{}, { allow: 'probe' }],
  violating: [
    { finding: 'rsetServed', faults: ['rset-argument-accepted'], variants: ['rset'] },
    { finding: 'dataServed', faults: ['data-argument-accepted'], variants: ['data'] },
    { finding: 'quitServed', faults: ['quit-argument-accepted'], variants: ['quit'] },
    { finding: 'otherCode', faults: ['bad-argument-500'] },
  ],
  undecided: [
    // With no recipient, the order is what is wrong.
    { verdict: 'inconclusive', faults: ['data-argument-accepted'], variants: ['data'], allow: 'probe' },
    { verdict: 'inconclusive', faults: ['rset-500'], variants: ['rset'] },
    { verdict: 'inconclusive', faults: ['data-command-451'], variants: ['data'] },
    { verdict: 'skipped', services: ['submission', 'submissions'], authenticated: false },
  ],
});
