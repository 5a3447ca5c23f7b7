import {
  type Catalogue,
  type LedgerRow,
  ledgerOf,
  type RowState,
  rowStates,
  type Tally,
  tallyOf,
} from '../engine/index.js';
import { type Level, levels } from '../result/index.js';

interface Counted extends Tally {
  readonly levels: readonly (Tally & { readonly level: Level })[];
}

export interface SectionCoverage extends Counted {
  readonly section: string;
  readonly title?: string;
}

export interface RowCoverage extends Pick<LedgerRow, 'id' | 'section' | 'role' | 'level' | 'state' | 'by'> {
  /** Why no client can see it. */
  readonly unobservable?: string;
}

export interface RfcCoverage extends Counted {
  readonly rfc: string;
  readonly states: Readonly<Record<RowState, number>>;
  readonly sections: readonly SectionCoverage[];
  readonly rows: readonly RowCoverage[];
}

/** What the catalogue covers of each RFC: those whose headings we have first, then by number. */
export function coverageSummary(catalogue: Catalogue): RfcCoverage[] {
  const ledger = ledgerOf(catalogue);
  const headed = Object.keys(catalogue.headings ?? {});
  const rest = [...new Set(ledger.map(({ rfc }) => rfc))].filter((rfc) => !headed.includes(rfc));
  return [...headed, ...rest.sort((a, b) => Number(a) - Number(b))].map((rfc) =>
    ofRfc(
      rfc,
      ledger.filter((row) => row.rfc === rfc),
      new Map(catalogue.headings?.[rfc]),
    ),
  );
}

function ofRfc(rfc: string, rows: readonly LedgerRow[], titles: ReadonlyMap<string, string>): RfcCoverage {
  const sections = [...new Set(rows.map(({ section }) => section))].map((section) => {
    const title = titles.get(section);
    const own = rows.filter((row) => row.section === section);
    return { section, ...(title === undefined ? {} : { title }), ...countedOf(own) };
  });
  const states = rowStates.map((state) => [state, rows.filter((row) => row.state === state).length]);
  return {
    rfc,
    ...countedOf(rows),
    states: Object.fromEntries(states) as Record<RowState, number>,
    sections,
    rows: rows.map(({ id, section, role, level, state, by, unobservable }) => ({
      id,
      section,
      role,
      level,
      state,
      by,
      ...(unobservable === undefined ? {} : { unobservable }),
    })),
  };
}

function countedOf(rows: readonly LedgerRow[]): Counted {
  const byLevel = levels.flatMap((level) => {
    const own = rows.filter((row) => row.level === level);
    return own.length === 0 ? [] : [{ level, ...tallyOf(own) }];
  });
  return { ...tallyOf(rows), levels: byLevel };
}

/** `covered/observable/total`: a line for each section of an RFC and one for the sum, below a head. */
export function sectionGrid(rfc: RfcCoverage): string[][] {
  const { used, cells } = columns([rfc]);
  return [
    ['section', ...used, 'all', 'title'],
    ...rfc.sections.map((section) => [section.section, ...cells(section), section.title ?? '']),
    ['all', ...cells(rfc), ''],
  ];
}

/** The same with a line for each RFC. */
export function rfcGrid(rfcs: readonly RfcCoverage[]): string[][] {
  const { used, cells } = columns(rfcs);
  return [['RFC', ...used, 'all'], ...rfcs.map((rfc) => [rfc.rfc, ...cells(rfc)])];
}

/** The levels that somebody uses, and what stands in their columns. */
function columns(rfcs: readonly RfcCoverage[]) {
  const used = levels.filter((level) => rfcs.some((rfc) => rfc.levels.some((it) => it.level === level)));
  const cells = (counted: Counted): string[] => [
    ...used.map((level) => fraction(counted.levels.find((it) => it.level === level))),
    fraction(counted),
  ];
  return { used, cells };
}

function fraction(tally: Tally | undefined): string {
  return tally === undefined ? '' : `${tally.covered}/${tally.observable}/${tally.total}`;
}
