import { type Report, type Verdict, verdicts } from '../../runner/result/index.js';
import { placedChecks, targetLabel, worthALook } from '../shared/checks.js';
import { sameFindings } from '../shared/findings.js';
import { headline } from '../shared/headline.js';
import { code, inline } from '../shared/markdown.js';
import { leftUnjudged, outcomeOf } from '../shared/outcome.js';
import { expectationWords } from '../shared/roles.js';
import { sinceThen } from '../shared/since.js';
import { unmetCells } from '../shared/unmet-roles.js';
import { duration, verdictWords } from '../shared/words.js';
import { findingBlock, undecidedLine } from './finding.js';
import { sinceBlocks } from './since.js';
import { within } from './within.js';

/** A step summary of GitHub holds 1 MiB, and several steps may add to one. */
const most = 500_000;

export interface MarkdownOptions {
  /** Of an earlier run: a section tells what became of its findings. */
  readonly earlier?: Report | undefined;
}

/**
 * The report as Markdown of GitHub's kind, for a step summary or an issue: counts, what could not be judged, each finding with the end
 * of its dialogue. What is too much for half a mebibyte is counted.
 */
export function renderMarkdown(report: Report, { earlier }: MarkdownOptions = {}): string {
  const { verdict, text } = headline(report);
  const open = worthALook(placedChecks(report));
  const findings = sameFindings(open.filter(({ check }) => outcomeOf(check) !== 'unseen'));
  const undecided = sameFindings(open.filter(({ check }) => outcomeOf(check) === 'unseen'));
  const blocks = [
    `## smtpspec: ${verdictWords[verdict].label}`,
    `${text}.`,
    ...table(report),
    ...(earlier === undefined ? [] : sinceBlocks(sinceThen(earlier, report))),
    ...section('Not judged', unjudged(report)),
    ...(findings.length === 0
      ? []
      : ['### What to look at', ...findings.map((finding) => findingBlock(finding, report))]),
    ...section('Between the services', roles(report)),
    ...section(
      'Inconclusive',
      undecided.map((finding) => undecidedLine(finding, report)),
    ),
  ];
  return `${within(blocks, most, footer(report))}\n`;
}

function table(report: Report): string[] {
  if (report.targets.length === 0) return [];
  const columns = verdicts.filter((verdict) => report.totals[verdict] > 0);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const label = (verdict: Verdict) => verdictWords[verdict].label;
  const lines = [
    row(['target', ...columns.map(label)]),
    row(['---', ...columns.map(() => '---:')]),
    ...report.targets
      .slice(0, 200)
      .map((target) =>
        row([
          code(targetLabel(target, report), 200),
          ...columns.map((verdict) => String(target.totals[verdict])),
        ]),
      ),
  ];
  return [lines.join('\n')];
}

function unjudged({ targets }: Report): string[] {
  return leftUnjudged(targets).map(({ target: { url, reach }, why }) => {
    const next = reach === undefined ? '' : ` Next: ${inline(reach.next, 600)}`;
    return `- ${code(url, 300)}: ${inline(why, 600)}${next}`;
  });
}

function roles(report: Report): string[] {
  return unmetCells(report).map(({ target, cell }) => {
    const { title } = expectationWords[cell.expectation];
    return `- ${title}, ${code(targetLabel(target, report), 200)}: ${inline(cell.message, 600)}`;
  });
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, ...lines];
}

function footer({ tool, startedAt, durationMs }: Report): string {
  return `smtpspec ${code(tool.version, 40)}, ${code(startedAt, 40)}, ${duration(durationMs)}`;
}
