import { type CoverageRow, levels, type SectionReport, type TargetReport } from '../result/index.js';
import type { Headings } from '../scenario/index.js';
import type { Catalogue } from './catalogue.js';
import { isDecided, type Judgement, judgementsOf, worstOf } from './judgements.js';
import { isObservable, type LedgerRow, ledgerOf } from './ledger.js';

/** Every row of the catalogue, and how a run judged those that its checks are about. */
export interface JudgedRows {
  readonly ledger: readonly LedgerRow[];
  readonly judgements: ReadonlyMap<string, Judgement>;
}

export function judgedRows(targets: readonly TargetReport[], catalogue: Catalogue): JudgedRows {
  return { ledger: ledgerOf(catalogue), judgements: judgementsOf(targets) };
}

/** Per RFC and level: rows that bind a server and show to a client, and how many of them this run decided. */
export function coverageOf({ ledger, judgements }: JudgedRows): CoverageRow[] {
  const isJudged = ({ id }: LedgerRow) => isDecided(judgements.get(id)?.verdict ?? 'skipped');
  const rows = ledger.filter(isObservable);
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
export function sectionsOf({ ledger, judgements }: JudgedRows, headings: Headings = {}): SectionReport[] {
  return Object.entries(headings).flatMap(([rfc, sections]) => {
    const own = ledger.filter((row) => row.rfc === rfc);
    return sections.map(([section, title]) => {
      const rows = own.filter((row) => row.section === section);
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
    });
  });
}
