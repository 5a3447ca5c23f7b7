import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../../runner/engine/index.js';
import { catalogue } from '../../suites/index.js';
import { readMatrix } from '../proof/matrix.js';
import { evidenceOf } from './evidence.js';
import { ledgerProblems } from './problems.js';

const rows = ledgerOf(catalogue).filter(({ rfc }) => rfc === '5321');

/** Broken where a canary sees it, which the cross matrix has not: their proofs in test/proof/hardening have one. */
const seenAtCanary = ['5321-2.3.8-05', '5321-4.1.1.4-09'];

describe('the ledger of RFC 5321', () => {
  it('has every row in one state, and no citation that is not earned', () => {
    expect(ledgerProblems(catalogue, '5321')).toEqual([]);
  });

  it('has a fault for every covered row, under which something that cites it goes red', () => {
    const evidence = evidenceOf(catalogue, readMatrix());
    const unbroken = rows.filter(
      ({ id, state }) => state === 'covered' && !evidence.has(id) && !seenAtCanary.includes(id),
    );
    expect(unbroken.map(({ id, by }) => `${id}, cited by ${by.join(', ')}`)).toEqual([]);
  });

  it('has a heading for every section, in the order of the text', () => {
    const headings = catalogue.headings[5321]?.map(([section]) => section) ?? [];
    const sections = [...new Set(rows.map(({ section }) => section))];
    expect(headings.filter((section) => sections.includes(section))).toEqual(sections);
    expect(new Set(headings).size).toBe(headings.length);
  });
});
