import { type Report, rowsJudgedBy, type SectionReport } from '../../runner/result/index.js';
import { byUrgency, type Placed, placedChecks } from './checks.js';

/** The sections of an RFC, chapter by chapter in the order of its text. */
export interface RfcMapping {
  rfc: string;
  chapters: { title: string; tiles: Tile[] }[];
}

export interface Tile {
  section: SectionReport;
  /** The check that it has its verdict from, the gravest of several. */
  anchor: string | undefined;
}

/** The maps of a report; none where it has no sections. */
export function mapsOf(report: Report): RfcMapping[] {
  const { sections = [] } = report;
  const checks = placedChecks(report).sort((a, b) => byUrgency(a.check, b.check));
  return [...new Set(sections.map(({ rfc }) => rfc))].map((rfc) => ({
    rfc,
    chapters: chaptersOf(
      sections.filter((section) => section.rfc === rfc),
      checks,
    ),
  }));
}

function chaptersOf(sections: readonly SectionReport[], checks: readonly Placed[]): RfcMapping['chapters'] {
  const names = [...new Set(sections.map(chapterOf))];
  return names.flatMap((name) => {
    const own = sections.filter((section) => chapterOf(section) === name);
    if (own.every(({ total }) => total === 0)) return [];
    const head = own.find(({ section }) => section === name);
    // A chapter is a heading; it is a tile too where it says something itself.
    const tiles = own.filter((section) => section !== head || section.total > 0);
    return {
      title: head === undefined ? name : `${head.section} ${head.title}`,
      tiles: tiles.map((section) => ({ section, anchor: anchorOf(section, checks) })),
    };
  });
}

function chapterOf({ section }: SectionReport): string {
  return /^\d/.test(section) ? (section.split('.')[0] ?? section) : 'Appendices';
}

function anchorOf({ rfc, section, verdict }: SectionReport, checks: readonly Placed[]): string | undefined {
  const judges = ({ check }: Placed) =>
    check.verdict === verdict && rowsJudgedBy(check).some((row) => row.startsWith(`${rfc}-${section}-`));
  return checks.find(judges)?.anchor;
}

/** How much of a section was judged, in words. */
export function judgedWords({ observable, judged, broken }: SectionReport): string {
  if (observable === 0) return 'nothing to see';
  const words = `${judged} of ${observable} judged`;
  return broken === 0 ? words : `${words}, ${broken} broken`;
}
