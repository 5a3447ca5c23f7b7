import { bdatOrder } from '../../../suites/hardening/bdat-order.js';
import { scenarioProof } from '../support.js';

scenarioProof(bdatOrder, {
  conforming: [{}],
  violating: [
    { finding: 'behindLast', faults: ['bdat-after-last-accepted'], variants: ['behind-last'] },
    { finding: 'behindLastExecuted', faults: ['bdat-refused-chunk-executed'], variants: ['behind-last'] },
    { finding: 'behindLastCode', faults: ['bdat-out-of-order-554'], variants: ['behind-last'] },
    { finding: 'data', faults: ['bdat-then-data-accepted'], variants: ['data'] },
    { finding: 'dataCode', faults: ['bdat-then-data-554'], variants: ['data'] },
    { finding: 'kept', faults: ['rset-keeps-chunks'], variants: ['rset'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['bdat-451'] },
    { verdict: 'not-applicable', faults: ['chunking-not-offered'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
