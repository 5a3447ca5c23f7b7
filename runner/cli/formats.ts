import type { Report } from '../result/index.js';

/** What a report can be written as: each is an option, whose value is the file. */
export const formats = ['json', 'html', 'junit', 'sarif', 'tap', 'markdown'] as const;

export type Format = (typeof formats)[number];

export interface Beside {
  /** A report of an earlier run: HTML and Markdown tell what became of its findings. */
  readonly earlier?: Report | undefined;
}

/**
 * The text of a report, in one part or, where it may be long, in many that are made as they are asked for. A format is loaded when it is
 * asked for, as most runs need one or none.
 */
export const render: Readonly<
  Record<Format, (report: Report, beside?: Beside) => Promise<Iterable<string>>>
> = {
  json: async (report) => (await import('../../reports/json/index.js')).jsonParts(report),
  html: async (report, beside) => (await import('../../reports/html/index.js')).htmlParts(report, beside),
  junit: async (report) => [(await import('../../reports/junit/index.js')).renderJunit(report)],
  sarif: async (report) => [(await import('../../reports/sarif/index.js')).renderSarif(report)],
  tap: async (report) => [(await import('../../reports/tap/index.js')).renderTap(report)],
  markdown: async (report, beside) => [
    (await import('../../reports/markdown/index.js')).renderMarkdown(report, beside),
  ],
};
