import type { Report } from '../../runner/result/index.js';
import { sinceThen } from '../shared/since.js';
import { pageParts } from './components/page.js';

export interface HtmlOptions {
  /** Of an earlier run: the page tells what became of its findings. */
  readonly earlier?: Report | undefined;
}

/**
 * The report as one HTML file: no external request, readable without JavaScript, remote text inert.
 * A Content-Security-Policy admits the one inline style and the one inline script by hash and nothing else.
 */
export function renderHtml(report: Report, options: HtmlOptions = {}): string {
  return [...htmlParts(report, options)].join('');
}

/** The same file in parts, each made when it is asked for: a page with every dialogue of a full run has many megabytes. */
export function htmlParts(report: Report, { earlier }: HtmlOptions = {}): Iterable<string> {
  return pageParts(report, earlier && sinceThen(earlier, report));
}
