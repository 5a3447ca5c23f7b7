import type { Report } from '../../runner/result/index.js';
import { handedOver } from '../shared/handed-over.js';
import { headline } from '../shared/headline.js';
import { sinceThen } from '../shared/since.js';
import { alikeIn } from './alike.js';
import { firstLines } from './first.js';
import { createPaint } from './paint.js';
import { rolesLines } from './roles.js';
import { sinceLines } from './since.js';
import { targetLines } from './target.js';
import { wrap } from './text.js';
import { tlsOfAll } from './tls.js';
import { totalsLines } from './totals.js';
import { unlikeLines } from './unlike.js';

export interface ConsoleOptions {
  /** Whether to write ANSI colours. */
  color: boolean;
  /** Columns of the terminal; less than 60 counts as 60. */
  width: number;
  /** Also list info, not applicable and skipped checks, which are only counted otherwise, and tell of every cell of the role matrix. */
  verbose: boolean;
  /** Of an earlier run: a few lines tell what became of its findings. */
  earlier?: Report | undefined;
}

/**
 * The report for a terminal, with a newline at the end. No line is longer than the width but the lines of dialogue
 * (`C:`, `S:`, `--`), which stay whole up to 512 characters. Remote text cannot reach the terminal unescaped.
 */
export function renderConsole(report: Report, options: ConsoleOptions): string {
  const paint = createPaint(options.color);
  const width = Math.max(options.width, 60);
  const look = { width, verbose: options.verbose, paint };
  const { verdict, text } = headline(report);
  const handed = handedOver(report);
  const alike = alikeIn(report);
  const tls = tlsOfAll(report, width, paint);
  const since = options.earlier && sinceThen(options.earlier, report);
  const result = wrap(`${verdict.toUpperCase()}: ${text}`, width);
  const lines = [
    ...report.targets.flatMap((target, n) => targetLines({ target, alike, tls: tls[n] ?? [] }, look)),
    ...unlikeLines(report, width, paint),
    ...rolesLines(report, look),
    ...firstLines(report, look),
    ...totalsLines(report, width, paint),
    ...(since === undefined ? [] : sinceLines(since, { width, verbose: options.verbose, paint })),
    ...(handed === undefined ? [] : ['', ...wrap(handed, width)]),
    '',
    ...result.map((line) => paint.bold(paint.verdict(verdict, line))),
  ];
  return `${lines.join('\n')}\n`;
}
