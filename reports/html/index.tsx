import { renderToString } from 'preact-render-to-string';
import type { Report } from '../../runner/result/index.js';
import { Page } from './components/page.js';

/**
 * The report as one HTML file: no external request, readable without JavaScript, remote text inert.
 * A Content-Security-Policy admits the one inline style and the one inline script by hash and nothing else.
 */
export function renderHtml(report: Report): string {
  return `<!doctype html>\n${renderToString(<Page report={report} />)}\n`;
}
