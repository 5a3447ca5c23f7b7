import { describe, expect, it } from 'vitest';
import { catalogue } from '../../suites/index.js';
import { ledgerProblems } from './problems.js';

/** Of the login in clear: the suite `auth` has them. */
const elsewhere = /^8314-4\.1-/;

describe.each(['6409', '8314'])('the ledger of RFC %s', (rfc) => {
  it('has every row in one state, and no citation that is not earned', () => {
    expect(ledgerProblems(catalogue, rfc).filter((problem) => !elsewhere.test(problem))).toEqual([]);
  });
});
