import { markdownTable, markdownText } from '../../runner/cli/markdown.js';
import { worstOf } from '../../runner/engine/judgements.js';
import { referencesOf } from '../../runner/engine/references.js';
import {
  type CheckReport,
  type Report,
  rowsJudgedBy,
  type SectionReport,
  type Verdict,
  verdicts,
} from '../../runner/result/index.js';
import type { RequirementTable } from '../../runner/scenario/index.js';

export interface Audited {
  readonly name: string;
  readonly version: string;
  readonly report: Report;
}

const rfc = '5321';

/** docs/conformance.md: how each server did in each section of RFC 5321, and what it breaks; nothing in it varies from run to run. */
export function conformanceDocument(servers: readonly Audited[], requirements: RequirementTable): string {
  const chapters = servers.flatMap(({ name, report }) => [
    `### ${name}`,
    '',
    ...findingsIn(report, requirements),
    '',
  ]);
  const lines = [
    preface,
    '',
    '## Servers',
    '',
    ...markdownTable([
      ['server', 'version', 'requirements judged', 'broken'],
      ...servers.map(({ name, version, report }) => [
        name,
        version,
        sum(report, 'judged'),
        sum(report, 'broken'),
      ]),
    ]),
    '',
    '## RFC 5321 by section',
    '',
    ...markdownTable(matrix(servers)),
    '',
    '## What is broken',
    '',
    'Findings, with the requirements that they break; the verdict is that of the finding.',
    '',
    ...chapters,
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The version that a document names for a server. */
export function versionIn(document: string, server: string): string | undefined {
  return new RegExp(`^\\| ${server} +\\| (\\S+) `, 'm').exec(document)?.[1];
}

const preface = `# Conformance of the lab's servers

<!-- Written by \`npm run conformance\` while the lab is up; a test of the lab fails when it is stale. Do not edit. -->

The servers of [the lab](../test/lab/README.md), as Debian or npm ships them but for the departures listed there, judged on ports 25, 587 and 465 with a
login and \`--allow deliver\`, without \`--strict\`. What a server was not asked, or would not let us see, is not known to be right.

A cell holds the worst verdict of the requirements of a section on all three services, how many of them were judged, and in brackets how many
are broken. The column \`of\` counts those that bind a server and show to a client; a section without any is left out.`;

function matrix(servers: readonly Audited[]): string[][] {
  const sections = sectionsOf(servers[0]?.report).filter(({ observable }) => observable > 0);
  return [
    ['section', 'title', 'of', ...servers.map(({ name }) => name)],
    ...sections.map(({ section, title, observable }) => [
      section,
      markdownText(title),
      String(observable),
      ...servers.map(({ report }) => cell(sectionsOf(report).find((it) => it.section === section))),
    ]),
  ];
}

function cell(section: SectionReport | undefined): string {
  if (section?.verdict === undefined) return '';
  const { verdict, judged, broken } = section;
  return [verdict, ...(judged > 0 ? [judged] : []), ...(broken > 0 ? [`(${broken})`] : [])].join(' ');
}

function sum(report: Report, count: 'judged' | 'broken'): string {
  return String(sectionsOf(report).reduce((all, section) => all + section[count], 0));
}

function sectionsOf(report: Report | undefined): SectionReport[] {
  return report?.sections?.filter((section) => section.rfc === rfc) ?? [];
}

/** Every finding that breaks a row of the RFC, the gravest first, with these rows; services and variants fold into one. */
function findingsIn({ targets }: Report, requirements: RequirementTable): string[] {
  const found = new Map<string, { verdict: Verdict; rows: Set<string> }>();
  for (const check of targets.flatMap(({ checks }) => checks).filter(isFinding)) {
    const rows = rowsJudgedBy(check).filter((id) => requirements[id]?.rfc === rfc);
    if (rows.length === 0) continue;
    const name = `\`${check.id}\` (${check.finding})`;
    const before = found.get(name);
    found.set(name, {
      verdict: worstOf([check.verdict, ...(before === undefined ? [] : [before.verdict])]),
      rows: new Set([...(before?.rows ?? []), ...rows]),
    });
  }
  if (found.size === 0) return ['Nothing that was judged.'];
  return verdicts.flatMap((verdict) =>
    [...found]
      .filter(([, finding]) => finding.verdict === verdict)
      .flatMap(([name, { rows }]) => [`- **${verdict}** ${name}`, ...clauses([...rows], requirements)]),
  );
}

function isFinding({ finding }: CheckReport): boolean {
  return finding !== undefined;
}

function clauses(rows: readonly string[], requirements: RequirementTable): string[] {
  return referencesOf(rows, [], requirements).map(
    ({ title, url, requirement, level, text = '' }) =>
      `  - [${title}](${url}) \`${requirement}\`, ${level}: ${markdownText(text)}`,
  );
}
