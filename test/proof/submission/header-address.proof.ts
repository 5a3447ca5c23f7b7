import { headerAddress } from '../../../suites/submission/header-address.js';
import { scenarioProof } from '../support.js';

scenarioProof(headerAddress, {
  conforming: [{}, { faults: ['data-header-address-554'] }],
  violating: [{ finding: 'otherCode', faults: ['data-header-address-501'] }],
  undecided: [
    { verdict: 'skipped', authenticated: false },
    { verdict: 'skipped', allow: 'probe' },
    { verdict: 'inconclusive', faults: ['data-temporary-451'] },
    { verdict: 'inconclusive', faults: ['data-end-503'] },
    { verdict: 'inconclusive', faults: ['data-end-closes'] },
  ],
});
