import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/index.js';
import type { Report } from '../../runner/result/index.js';
import { exampleReport, hostileReport, largeReport, reportOf } from '../reports/example.js';
import { siteReport } from '../reports/example-roles.js';
import { hostileRun } from '../reports/hostile-server.js';
import { htmlFaults } from './valid-html.js';

// It reads a megabyte in some seconds, on a machine with nothing else to do.
describe('html-validate finds nothing wrong with the page', { timeout: 180_000 }, () => {
  it.each<[string, () => Report | Promise<Report>, Report | undefined]>([
    ['an example', exampleReport, undefined],
    ['services that disagree, since an example', siteReport, exampleReport()],
    ['a hostile report, since a hostile one', hostileReport, hostileReport()],
    ['a run against a hostile server', hostileRun, undefined],
    ['three hundred checks', () => largeReport(300), undefined],
    ['nothing at all', () => reportOf([]), undefined],
  ])('%s', async (_, make, earlier) => {
    expect(await htmlFaults(renderHtml(await make(), { earlier }))).toEqual([]);
  });

  it('what a browser would mend is found', async () => {
    const html = renderHtml(siteReport());
    const faults = await htmlFaults(
      html.replace('</h1>', '').replace('id="roles"', 'id="tls"').replace('<main>', '<main><p><ul></ul></p>'),
    );
    expect(faults.join('\n')).toMatch(/close-order|element-permitted-content/);
    expect(faults.length).toBeGreaterThan(1);
  });
});
