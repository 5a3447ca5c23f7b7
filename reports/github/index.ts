import type { Report } from '../../runner/result/index.js';
import { type Placed, placedChecks, targetLabel, worthALook } from '../shared/checks.js';
import { clip } from '../shared/clip.js';
import { expectationWords } from '../shared/expected.js';
import { checkName, type Finding, sameFindings } from '../shared/findings.js';
import { leftUnjudged, outcomeOf, whyCutShort } from '../shared/outcome.js';
import { expectationWords as roleWords } from '../shared/roles.js';
import { unmetCells } from '../shared/unmet-roles.js';
import { counted } from '../shared/words.js';
import { annotation } from './command.js';

/**
 * The report as annotations of GitHub Actions, one line each, gravest first: GitHub shows the first ten errors and the first ten
 * warnings of a step. What could not be decided is one notice.
 */
export function renderGithub(report: Report): string {
  const why = whyCutShort(report);
  const open = worthALook(placedChecks(report));
  const decided = open.filter(({ check }) => outcomeOf(check) !== 'unseen');
  const unseen = open.filter(({ check }) => outcomeOf(check) === 'unseen');
  const lines = [
    ...leftUnjudged(report.targets).map(({ target, why }) =>
      annotation('error', `${clip(targetLabel(target, report), 200)} could not be judged`, clip(why, 600)),
    ),
    ...(why === undefined ? [] : [annotation('error', 'smtpspec', why)]),
    ...sameFindings(decided).map((finding) => findingLine(finding, report)),
    ...unmetCells(report).map(({ target, cell }) =>
      annotation(
        'warning',
        `${roleWords[cell.expectation].title}: ${clip(targetLabel(target, report), 200)}`,
        clip(cell.message, 600),
      ),
    ),
    ...undecided(unseen),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function findingLine(finding: Finding, report: Report): string {
  const [{ check }] = finding;
  const labels = finding.map(({ target }) => targetLabel(target, report));
  const level = outcomeOf(check) === 'passed' ? 'warning' : 'error';
  const cited = check.references.map(({ title }) => title);
  const words = [
    check.title,
    check.message,
    ...[expectationWords(check)].filter((text) => text !== undefined),
    ...(cited.length === 0 ? [] : [[...new Set(cited)].slice(0, 4).join(', ')]),
  ];
  return annotation(
    level,
    clip(`${check.verdict}: ${checkName(check)} (${labels.join(', ')})`, 300),
    words.map((text) => clip(text, 600)).join('\n'),
  );
}

function undecided(checks: readonly Placed[]): string[] {
  if (checks.length === 0) return [];
  const names = [...new Set(checks.map(({ check }) => check.id))];
  return [
    annotation('notice', `${counted(checks.length, 'check')} inconclusive`, clip(names.join(', '), 1000)),
  ];
}
