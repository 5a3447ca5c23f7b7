import { type CoverageRow, levels, type SectionReport, type TargetReport } from '../result/index.js';
import type { Catalogue } from './catalogue.js';
import { isDecided, judgementsOf, worstOf } from './judgements.js';
import { isObservable, type LedgerRow, ledgerOf } from './ledger.js';

/** Per RFC and level: rows that bind a server and show to a client, and how many of them this run decided. */
export function coverageOf(targets: readonly TargetReport[], catalogue: Catalogue): CoverageRow[] {
  const judgements = judgementsOf(targets);
  const isJudged = ({ id }: LedgerRow) => isDecided(judgements.get(id)?.verdict ?? 'skipped');
  const rows = ledgerOf(catalogue).filter(isObservable);
  const rfcs = [...new Set(rows.map(({ rfc }) => rfc))].sort((a, b) => Number(a) - Number(b));
  return rfcs.flatMap((rfc) =>
    levels.flatMap((level) => {
      const own = rows.filter((row) => row.rfc === rfc && row.level === level);
      if (own.length === 0) return [];
      return [{ rfc, level, covered: own.filter(isJudged).length, total: own.length }];
    }),
  );
}

/** Every section, in the order of the text, of the RFCs whose headings we have, and how this run judged its rows. */
export function sectionsOf(targets: readonly TargetReport[], catalogue: Catalogue): SectionReport[] {
  const judgements = judgementsOf(targets);
  const ledger = ledgerOf(catalogue);
  return Object.entries(catalogue.headings ?? {}).flatMap(([rfc, headings]) =>
    headings.map(([section, title]) => {
      const rows = ledger.filter((row) => row.rfc === rfc && row.section === section);
      const observable = rows.filter(isObservable);
      const said = observable.flatMap(({ id }) => judgements.get(id) ?? []);
      return {
        rfc,
        section,
        title,
        total: rows.length,
        observable: observable.length,
        judged: said.filter(({ verdict }) => isDecided(verdict)).length,
        broken: said.filter(({ broken }) => broken).length,
        ...(said.length === 0 ? {} : { verdict: worstOf(said.map(({ verdict }) => verdict)) }),
      };
    }),
  );
}
