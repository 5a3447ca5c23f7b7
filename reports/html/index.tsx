import { renderToString } from 'preact-render-to-string';
import type { Report } from '../../runner/result/index.js';
import { sinceThen } from '../shared/since.js';
import { Page } from './components/page.js';

export interface HtmlOptions {
  /** Of an earlier run: the page tells what became of its findings. */
  readonly earlier?: Report | undefined;
}

/**
 * The report as one HTML file: no external request, readable without JavaScript, remote text inert.
 * A Content-Security-Policy admits the one inline style and the one inline script by hash and nothing else.
 */
export function renderHtml(report: Report, { earlier }: HtmlOptions = {}): string {
  const since = earlier && sinceThen(earlier, report);
  return `<!doctype html>\n${renderToString(<Page report={report} since={since} />)}\n`;
}
