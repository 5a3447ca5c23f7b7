import type { Report } from '../../runner/result/index.js';
import { targetLabel } from '../shared/checks.js';
import { checkName, type Finding } from '../shared/findings.js';
import { code, fenced, inline } from '../shared/markdown.js';
import { told } from '../shared/told.js';
import { verdictWords } from '../shared/words.js';

/** A finding: what was asked, what was seen, where, on what it rests, how to mend it, and the end of its dialogue. */
export function findingBlock(finding: Finding, report: Report): string {
  const [{ check, target }] = finding;
  const { title, message, expectation, why, clauses, remedies, dialogue } = told(check, target);
  const shown = dialogue.length === 0 ? [] : [dialogueBlock(dialogue, finding.length)];
  return [
    `#### ${verdictWords[check.verdict].label}: ${inline(title, 1000)}`,
    [
      `Check ${code(checkName(check), 300)} on ${targets(finding, report)}`,
      ...clauses.slice(0, 8).map((clause) => inline(clause, 200)),
    ].join(' · '),
    `Seen: ${inline(message, 1000)}`,
    ...(expectation === undefined ? [] : [`Expected: ${inline(expectation, 1000)}`]),
    ...(why === undefined ? [] : [`Why it matters: ${inline(why, 1000)}`]),
    ...(remedies.length === 0
      ? []
      : ['To mend it:', remedies.map((text) => `- ${inline(text, 1100)}`).join('\n')]),
    ...shown,
  ].join('\n\n');
}

/** What could not be decided, in one line. */
export function undecidedLine(finding: Finding, report: Report): string {
  const [{ check }] = finding;
  return `- ${code(checkName(check), 300)} on ${targets(finding, report)}: ${inline(check.message, 300)}`;
}

/** The only tags in a report; what is between them is Markdown again. */
function dialogueBlock(dialogue: readonly string[], targets: number): string {
  const summary = targets === 1 ? 'Dialogue' : 'Dialogue with the first of them';
  return `<details><summary>${summary}</summary>\n\n${fenced(dialogue)}\n\n</details>`;
}

function targets(finding: Finding, report: Report): string {
  const labels = finding.map(({ target }) => code(targetLabel(target, report), 200));
  const more = labels.length > 12 ? ` and ${labels.length - 12} more` : '';
  return `${labels.slice(0, 12).join(', ')}${more}`;
}
