import { manyTransactions } from '../../../suites/hardening/many-transactions.js';
import { scenarioProof } from '../support.js';

scenarioProof(manyTransactions, {
  conforming: [
    { allow: 'stress' },
    { faults: ['ehlo-without-pipelining'], allow: 'stress' },
    { faults: ['mail-limit-40-421'], allow: 'stress' },
    { faults: ['mail-limit-40-452'], allow: 'stress' },
  ],
  violating: [
    { finding: 'refusedForGood', faults: ['mail-limit-40-550'], allow: 'stress' },
    { finding: 'dropped', faults: ['mail-limit-40-drops'], allow: 'stress' },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-refused-550'], allow: 'stress' },
    { verdict: 'inconclusive', faults: ['rset-500'], allow: 'stress' },
    { verdict: 'skipped' },
  ],
});
