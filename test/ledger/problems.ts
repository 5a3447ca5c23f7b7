import type { Catalogue } from '../../runner/engine/index.js';
import { bindsServer, type LedgerRow, ledgerOf } from '../../runner/engine/ledger.js';
import { rowsBrokenBy } from '../../runner/scenario/index.js';

/** How many rows that show on the wire may be left alone for a reason. */
const excuses = 12;

/** What is wrong with the ledger of one RFC; nothing, when each row is in one state and every citation is earned. */
export function ledgerProblems(catalogue: Catalogue, rfc: string): string[] {
  const rows = ledgerOf(catalogue).filter((row) => row.rfc === rfc);
  const excused = rows.filter(({ observable, unobservable }) => observable === 'wire' && unobservable);
  return [
    ...rows.filter(({ state }) => state === 'open').map(({ id }) => `${id} is in no state`),
    ...rows.flatMap(twoStates),
    ...(excused.length > excuses
      ? [`${excused.length} rows that show on the wire have a reason, and ${excuses} may`]
      : []),
    ...untouched(catalogue, new Set(rows.map(({ id }) => id))),
  ];
}

function twoStates(row: LedgerRow): string[] {
  const claims = [
    ...(row.by.length > 0 ? [`cited by ${row.by.join(', ')}`] : []),
    ...(bindsServer(row) ? [] : ['no server rule']),
    ...(row.unobservable === undefined ? [] : ['not observable']),
    ...(row.unobservable !== undefined && row.observable === 'next-hop' ? ['next-hop'] : []),
  ];
  return claims.length > 1 ? [`${row.id} is in two states: ${claims.join('; ')}`] : [];
}

function untouched({ scenarios, invariants }: Catalogue, known: ReadonlySet<string>): string[] {
  return [...scenarios, ...invariants].flatMap(({ meta }) => {
    const touched = Object.values(meta.findings).flatMap((finding) => rowsBrokenBy(finding, meta));
    return meta.requirements
      .filter((id) => known.has(id) && !touched.includes(id))
      .map((id) => `${meta.id} cites ${id}, which no finding of it breaks`);
  });
}
