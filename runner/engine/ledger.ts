import type { Requirement } from '../scenario/index.js';
import type { Catalogue } from './catalogue.js';

/** What has become of a row. `open` is a gap: nothing cites it, and nobody has said why nothing can. */
export const rowStates = ['covered', 'open', 'next-hop', 'not observable', 'not a server rule'] as const;
export type RowState = (typeof rowStates)[number];

export interface LedgerRow extends Requirement {
  readonly id: string;
  readonly state: RowState;
  /** The scenarios and invariants that cite it. */
  readonly by: readonly string[];
}

/** Every row of an RFC with its state. */
export function ledgerOf({ scenarios, invariants, requirements }: Catalogue): LedgerRow[] {
  const citing = new Map<string, string[]>();
  for (const { meta } of [...scenarios, ...invariants]) {
    for (const row of meta.requirements) citing.set(row, [...(citing.get(row) ?? []), meta.id]);
  }
  return Object.entries(requirements).flatMap(([id, row]) => {
    if (row.document !== undefined) return [];
    const by = citing.get(id) ?? [];
    return [{ ...row, id, by, state: stateOf(row, by.length > 0) }];
  });
}

function stateOf(row: Requirement, cited: boolean): RowState {
  if (!bindsServer(row)) return 'not a server rule';
  if (cited) return 'covered';
  if (row.unobservable !== undefined) return 'not observable';
  return row.observable === 'next-hop' ? 'next-hop' : 'open';
}

/** A relay and a gateway are servers to those who send to them. */
export function bindsServer({ role }: Requirement): boolean {
  return role === 'server' || role === 'relay/gateway';
}

/** Whether a client can see the row obeyed or broken. */
export function isObservable({ state }: LedgerRow): boolean {
  return state === 'covered' || state === 'open';
}

export interface Tally {
  /** Rows that some scenario or invariant judges. */
  readonly covered: number;
  /** Rows that bind a server and show to a client. */
  readonly observable: number;
  /** All rows, whoever they bind. */
  readonly total: number;
}

export function tallyOf(rows: readonly LedgerRow[]): Tally {
  return {
    covered: rows.filter(({ state }) => state === 'covered').length,
    observable: rows.filter(isObservable).length,
    total: rows.length,
  };
}
