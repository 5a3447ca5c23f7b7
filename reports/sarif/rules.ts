import type { ReportingDescriptor } from 'sarif';
import type { CheckReport, Report, Severity } from '../../runner/result/index.js';
import { byUrgency, type Placed } from '../shared/checks.js';
import { clip } from '../shared/clip.js';
import { inline } from '../shared/markdown.js';
import { outcomeOf } from '../shared/outcome.js';
import { expectationWords } from '../shared/roles.js';
import { unmetCells } from '../shared/unmet-roles.js';
import { productName } from '../shared/words.js';

/** What GitHub calls a score of CVSS: from 9 critical, from 7 high, from 4 medium. */
const scores: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
  info: '0.0',
};
/** Characters of a description, and tags, that GitHub takes. */
const longest = 1000;
const mostTags = 10;

/** A rule for each scenario that has a result, as its gravest finding shows it, and for each expectation of the roles. */
export function rulesOf(findings: readonly Placed[], report: Report): ReportingDescriptor[] {
  const byId = new Map<string, CheckReport>();
  for (const { check } of findings) {
    const known = byId.get(check.id);
    if (known === undefined || byUrgency(check, known) < 0) byId.set(check.id, check);
  }
  const expectations = new Set(unmetCells(report).map(({ cell }) => cell.expectation));
  return [
    ...[...byId.values()].map(ruleOf),
    ...[...expectations].map((expectation): ReportingDescriptor => {
      const { title } = expectationWords[expectation];
      return {
        id: `roles/${expectation}`,
        name: nameOf(`roles/${expectation}`),
        shortDescription: { text: title },
        fullDescription: {
          text: `What is expected of the services of one host beside each other: ${title}.`,
        },
        help: { text: 'The role matrix of the report tells what each service was seen to do.' },
        defaultConfiguration: { level: 'warning' },
        properties: { tags: ['roles'] },
      };
    }),
  ];
}

function ruleOf(check: CheckReport): ReportingDescriptor {
  const { id, title, why = title, references } = check;
  const url = references
    .map((reference) => reference.url ?? '')
    .find((it) => /^https:\/\/[\w.-]+\/[\w./#?=&-]*$/.test(it));
  return {
    id: clip(id, 200),
    name: nameOf(clip(id, 200)),
    shortDescription: { text: clip(title, longest) },
    fullDescription: { text: clip(why, longest) },
    help: helpOf(check),
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: outcomeOf(check) === 'failed' ? 'error' : 'warning' },
    properties: {
      tags: tagsOf(check),
      precision: 'high',
      ...(check.severity === undefined ? {} : { 'security-severity': scores[check.severity] }),
    },
  };
}

/** Why it matters, how to mend it, and on what it rests. */
function helpOf({ title, why, remedy = {}, references }: CheckReport): ReportingDescriptor['help'] {
  const parts: [head: string, text: string][] = [
    ...(why === undefined ? [] : [['Why it matters', why] as [string, string]]),
    ...Object.entries(remedy)
      .slice(0, 12)
      .map(([id, text]): [string, string] => [`To mend it, ${productName(id)}`, text]),
    ...references
      .slice(0, 12)
      .map(({ title, text }): [string, string] => [
        'Rests on',
        text === undefined ? title : `${title}: ${text}`,
      ]),
  ];
  const told: [head: string, text: string][] = [['Asked', title], ...parts];
  return {
    text: told.map(([head, text]) => `${clip(head, 100)}: ${clip(text, longest)}`).join('\n'),
    markdown: told.map(([head, text]) => `**${inline(head, 100)}:** ${inline(text, longest)}`).join('\n\n'),
  };
}

function tagsOf({ axis, suite, references }: CheckReport): string[] {
  const weaknesses = references.flatMap(({ title }) => {
    const [, number] = /^CWE-(\d+)$/.exec(title) ?? [];
    return number === undefined ? [] : [`external/cwe/cwe-${number}`];
  });
  return [...new Set([axis, clip(suite, 100), ...weaknesses])].slice(0, mostTags);
}

/** `relay/percent-hack` as `RelayPercentHack`, the form that SARIF asks for. */
function nameOf(id: string): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}
