import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/index.js';
import { renderGithub } from '../../reports/github/index.js';
import { renderHtml } from '../../reports/html/index.js';
import { renderJunit } from '../../reports/junit/index.js';
import { renderMarkdown } from '../../reports/markdown/index.js';
import { renderSarif } from '../../reports/sarif/index.js';
import { renderTap } from '../../reports/tap/index.js';
import type { Report } from '../../runner/result/index.js';
import { reportSchema } from '../../runner/result/schema.js';
import { dialogueOf } from './files.js';
import { judged } from './judged.js';

const formats: Readonly<Record<string, (report: Report) => string>> = {
  console: (report) => renderConsole(report, { color: false, width: 200, verbose: true }),
  github: renderGithub,
  html: renderHtml,
  junit: renderJunit,
  markdown: renderMarkdown,
  sarif: renderSarif,
  tap: renderTap,
};

describe('a finding of a dialogue that cites no row', () => {
  let report: Report;
  beforeAll(async () => {
    const steps = '  - C: FROBNICATE\n  - {S: 250, finding: unserved}';
    ({ report } = await judged(dialogueOf(steps)));
  });

  it('is in the report by its schema', () => {
    const valid = new Ajv2020({ strict: true }).compile(reportSchema);
    valid(report);
    expect(valid.errors).toBeNull();
  });

  it.each(Object.keys(formats))('is told as %s', (format) => {
    const text = formats[format]?.(report) ?? '';
    expect(text).toContain('acme/test');
    expect(text).toContain('FROBNICATE drew 500');
    expect(text).not.toContain('undefined');
  });
});
