import { describe, expect, it } from 'vitest';
import { ledgerOf, tallyOf } from '../../runner/engine/index.js';
import type { Requirement } from '../../runner/scenario/index.js';
import { requirements as rows, scenario } from './catalogues.js';

const { must } = rows as { must: Requirement };
const reason = 'Nobody but the operator sees it.';

/** The state of one row, cited or not. */
function stateOf(more: Partial<Requirement>, cited = false) {
  const id = cited ? 'row' : 'another';
  const citing = scenario('commands/noop', async () => ({ kind: 'pass' }), { requirements: [id] });
  const requirements = { row: { ...must, ...more }, another: must };
  return ledgerOf({ scenarios: [citing], invariants: [], requirements })[0];
}

describe('the state of a row', () => {
  it.each([
    [{}, true, 'covered'],
    [{}, false, 'open'],
    [{ role: 'relay/gateway' }, true, 'covered'],
    [{ role: 'relay/gateway' }, false, 'open'],
    [{ observable: 'next-hop' }, false, 'next-hop'],
    [{ observable: 'next-hop' }, true, 'covered'],
    [{ role: 'relay/gateway', observable: 'next-hop' }, false, 'next-hop'],
    [{ observable: 'operator' }, false, 'open'],
    [{ observable: 'dns' }, false, 'open'],
    [{ observable: 'operator', unobservable: reason }, false, 'not observable'],
    [{ unobservable: reason }, false, 'not observable'],
    [{ role: 'client' }, false, 'not a server rule'],
    [{ role: 'client', observable: 'next-hop' }, false, 'not a server rule'],
    [{ role: 'operator', observable: 'operator' }, false, 'not a server rule'],
    [{ role: 'message' }, true, 'not a server rule'],
  ] as const)('%j, cited: %j, is %s', (more, cited, state) => {
    expect(stateOf(more, cited)).toMatchObject({ id: 'row', state, by: cited ? ['commands/noop'] : [] });
  });

  it('decides what is counted', () => {
    const ledger = [
      stateOf({}, true),
      stateOf({}),
      stateOf({ unobservable: reason }),
      stateOf({ observable: 'next-hop' }),
      stateOf({ role: 'client' }),
    ].flatMap((row) => row ?? []);
    expect(tallyOf(ledger)).toEqual({ covered: 1, observable: 2, total: 5 });
  });
});
