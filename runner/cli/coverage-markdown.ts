import type { RowState } from '../engine/index.js';
import type { RequirementTable } from '../scenario/index.js';
import { type RfcCoverage, type RowCoverage, rfcGrid, sectionGrid } from './coverage-summary.js';
import { markdownTable, markdownText } from './markdown.js';

const meanings: Readonly<Record<RowState, string>> = {
  covered: 'a scenario or an invariant judges it',
  open: 'nothing judges it yet: a gap',
  'next-hop': 'it shows only in a message that was delivered or relayed; nothing looks there yet',
  'not observable': 'no client can see whether a server obeys it; the reason is given',
  'not a server rule': 'it binds clients, operators or messages',
};

/** The ledger: the first RFC in numbers and row by row, and the others in numbers. */
export function coverageMarkdown(
  [first, ...others]: readonly RfcCoverage[],
  requirements: RequirementTable,
): string {
  if (first === undefined) return '';
  const { rfc, total, covered, observable, states, sections, rows } = first;
  const lines = [
    '# Coverage',
    '',
    `RFC ${rfc} makes ${total} statements that we count as requirements. ${observable} of them bind a server and show to a client; ${covered} of these are judged.`,
    'Each is in one state:',
    '',
    ...markdownTable([
      ['state', 'requirements', 'meaning'],
      ...Object.entries(meanings).map(([state, meaning]) => [
        state,
        String(states[state as RowState]),
        meaning,
      ]),
    ]),
    '',
    `## RFC ${rfc} by section and level`,
    '',
    'Each cell is covered / observable by a client / all.',
    '',
    ...markdownTable(escaped(sectionGrid(first))),
    '',
    '## Other RFCs',
    '',
    ...markdownTable(escaped(rfcGrid(others))),
    '',
    `## RFC ${rfc}, requirement by requirement`,
    '',
    'The wording is ours; the section of the RFC is what binds.',
    '',
    ...sections.flatMap(({ section, title }) => [
      `### ${[section, title === undefined ? '' : markdownText(title)].join(' ').trim()}`,
      '',
      ...markdownTable([
        ['requirement', 'level', 'state', 'by, or why not', 'what it says'],
        ...rows
          .filter((row) => row.section === section)
          .map((row) => [
            row.id,
            row.level,
            row.state,
            explanation(row),
            markdownText(requirements[row.id]?.text ?? ''),
          ]),
      ]),
      '',
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function explanation({ state, by, role, unobservable }: RowCoverage): string {
  if (state === 'covered') return by.map((id) => `\`${id}\``).join(', ');
  if (state === 'not a server rule') return `binds: ${role}`;
  return markdownText(unobservable ?? '');
}

function escaped(grid: readonly (readonly string[])[]): string[][] {
  return grid.map((line) => line.map(markdownText));
}
