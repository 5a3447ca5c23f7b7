import { describe, expect, it } from 'vitest';
import type { Requirement, ScenarioMeta } from '../../runner/scenario/index.js';
import { requirements, scenario } from '../engine/catalogues.js';
import { ledgerProblems } from './problems.js';

const { must } = requirements as { must: Requirement };
const reason = 'Nobody but the operator sees it.';
const message = 'The server drew {reply}';

function problems(rows: Readonly<Record<string, Partial<Requirement>>>, ...heads: Partial<ScenarioMeta>[]) {
  const table = Object.entries(rows).map(([id, more]) => [id, { ...must, ...more }]);
  const scenarios = heads.map((more) => scenario('commands/noop', async () => ({ kind: 'pass' }), more));
  return ledgerProblems({ scenarios, invariants: [], requirements: Object.fromEntries(table) }, '5321');
}

describe('the problems of a ledger', () => {
  it('are none where each row is in one state', () => {
    const rows = {
      cited: {},
      relay: { role: 'relay/gateway', observable: 'next-hop' },
      hidden: { observable: 'operator', unobservable: reason },
      client: { role: 'client' },
    };
    expect(problems(rows, { requirements: ['cited'] })).toEqual([]);
  });

  it.each([
    ['on the wire', {}],
    ['of a relay on the wire', { role: 'relay/gateway' }],
    ['of an operator who runs a server', { observable: 'operator' }],
    ['of the DNS', { observable: 'dns' }],
  ])('are rows in no state: a row %s that nothing cites, without a reason', (_, row) => {
    expect(problems({ row })).toEqual(['row is in no state']);
  });

  it.each([
    [{ unobservable: reason }, true, 'cited by commands/noop; not observable'],
    [{ role: 'client' }, true, 'cited by commands/noop; no server rule'],
    [{ role: 'operator', unobservable: reason }, false, 'no server rule; not observable'],
    [{ observable: 'next-hop', unobservable: reason }, false, 'not observable; next-hop'],
  ])('are rows in two states: %j, cited: %j', (row, cited, states) => {
    const found = problems({ row }, ...(cited ? [{ requirements: ['row'] } as const] : []));
    expect(found).toEqual([`row is in two states: ${states}`]);
  });

  it('are more than twelve reasons for rows that show on the wire', () => {
    const excused = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`row-${n}`, { unobservable: reason }]));
    const operator = { observable: 'operator', unobservable: reason };
    expect(problems({ ...excused(12), operator })).toEqual([]);
    expect(problems(excused(13))).toEqual(['13 rows that show on the wire have a reason, and 12 may']);
  });

  it('are citations of rows that no finding breaks', () => {
    const head = { requirements: ['first', 'second'] } as const;
    const rows = { first: {}, second: {} };
    expect(problems(rows, head)).toEqual(['commands/noop cites second, which no finding of it breaks']);
    const findings = { broken: { message }, other: { message, breaks: ['second'] } } as const;
    expect(problems(rows, { ...head, findings })).toEqual([]);
  });

  it('are those of one RFC alone', () => {
    expect(problems({ row: { rfc: '3207' } })).toEqual([]);
  });
});
