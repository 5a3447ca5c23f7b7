import type { Report } from '../../runner/result/index.js';

/** The report as JSON text: two spaces, a newline at the end. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
