import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/index.js';
import { renderHtml } from '../../reports/html/index.js';
import { targetLabel } from '../../reports/shared/checks.js';
import { headline } from '../../reports/shared/headline.js';
import type { Report, TargetReport } from '../../runner/result/index.js';
import { judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';

const reach = { kind: 'refused', text: 'Nothing listens there', next: 'Start the server.' } as const;
const judged = judgedTarget('smtp', [check('commands/noop', { verdict: 'pass', transcripts: [] })]);

function refused(more: Partial<TargetReport> = {}): TargetReport {
  const target = judgedTarget('smtp', []);
  return { ...target, address: '192.0.2.26', reachability: 'refused', problem: reach.text, reach, ...more };
}

const formats: [string, (report: Report) => string][] = [
  ['console', (report) => renderConsole(report, { color: false, width: 200, verbose: false })],
  ['html', (report) => renderHtml(report).replace(/<[^>]+>/g, '')],
];

describe.each(formats)('in %s', (_, render) => {
  const count = (text: string, part: string) => text.split(part).length - 1;

  it('a target that was not judged tells why, once, and what to do', () => {
    const text = render(reportOf([refused()]));
    expect([count(text, reach.text), count(text, 'Next: Start the server.')]).toEqual([1, 1]);
  });

  it('what stands in front of a judged target is told too', () => {
    const masked = { kind: 'masked', text: 'Something writes over it', next: 'Turn it off.' } as const;
    const text = render(reportOf([{ ...judged, reach: masked }]));
    expect([count(text, masked.text), count(text, 'Next: Turn it off.')]).toEqual([1, 1]);
  });

  it('what differs is told, with the service', () => {
    const fact = { url: judged.url, what: 'software', text: '192.0.2.25 is postfix' } as const;
    const text = render({ ...reportOf([judged]), unlike: [fact] });
    expect(text).toMatch(/not the same everywhere/i);
    expect(count(text, fact.text)).toBe(1);
  });
});

describe('addresses of one service', () => {
  it('are told apart in labels', () => {
    const report = reportOf([judged, refused()]);
    expect(report.targets.map((target) => targetLabel(target, report))).toEqual([
      'smtp 192.0.2.25',
      'smtp 192.0.2.26',
    ]);
  });

  it('keep a report from passing, unless this machine lacks the family', () => {
    expect(headline(reportOf([judged, refused()])).verdict).toBe('inconclusive');
    const lacking = refused({ reach: { ...reach, kind: 'no-family' } });
    expect(headline(reportOf([judged, lacking]))).toEqual({ verdict: 'pass', text: '1 passed' });
  });
});
