import type { Report } from '../../runner/result/index.js';
import { pageParts } from './components/page.js';

/**
 * The report as one HTML file: no external request, readable without JavaScript, remote text inert.
 * A Content-Security-Policy admits the one inline style and the one inline script by hash and nothing else.
 */
export function renderHtml(report: Report): string {
  return [...htmlParts(report)].join('');
}

/** The same file in parts, each made when it is asked for: a page with every dialogue of a full run has many megabytes. */
export function htmlParts(report: Report): Iterable<string> {
  return pageParts(report);
}
