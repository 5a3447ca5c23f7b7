import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/index.js';
import { renderHtml } from '../../reports/html/index.js';
import { headline } from '../../reports/shared/headline.js';
import type { CheckReport, Report } from '../../runner/result/index.js';
import { exampleReport, hostileText } from './example.js';

type Outcome = NonNullable<CheckReport['expected']>['outcome'];

/** One target with one check, of which something was expected. */
function reportOf(verdict: CheckReport['verdict'], outcome: Outcome, reason = 'so we want it'): Report {
  const report = exampleReport();
  const [target] = report.targets;
  const [check] = target?.checks ?? [];
  if (target === undefined || check === undefined) throw new Error('the example has no check');
  const totals = Object.fromEntries(
    Object.keys(report.totals).map((name) => [name, name === verdict ? 1 : 0]),
  ) as Report['totals'];
  const expected = { verdict: 'fail', reason, key: check.id, outcome } as const;
  return {
    ...report,
    roles: [],
    totals,
    targets: [{ ...target, totals, checks: [{ ...check, verdict, expected }] }],
  };
}

const asText = (report: Report): string =>
  renderConsole(report, { color: false, width: 100, verbose: false }).replace(/\s+/g, ' ');

describe('expectations in reports', () => {
  it('a finding as expected is no failure', async () => {
    const report = reportOf('fail', 'met');
    expect(headline(report)).toEqual({ verdict: 'pass', text: '1 finding as expected' });
    expect(asText(report)).toContain('AS EXPECTED (1)');
    const html = await renderHtml(report);
    expect(html).toContain('fail is expected: so we want it');
    expect(html).toContain('No check that was run failed');
  });

  it('an expectation that did not come true is to be looked at, and fails', async () => {
    const report = reportOf('pass', 'unmet');
    expect(headline(report)).toMatchObject({ verdict: 'fail' });
    expect(asText(report)).toContain('NOT AS EXPECTED (1)');
    const html = await renderHtml(report);
    expect(html).not.toContain('No check that was run failed');
    expect(html).toContain('not as expected');
    expect(html).toMatch(
      /delete the line &quot;[^&]+&quot; under expect|delete the line "[^"]+" under expect/,
    );
  });

  it('a worse verdict than the expected one asks for a change of the line', () => {
    expect(asText(reportOf('warn', 'unmet'))).toContain('change the line');
  });

  it('an undecided check stays what it is', () => {
    const report = reportOf('inconclusive', 'open');
    expect(headline(report)).toMatchObject({ verdict: 'inconclusive' });
    expect(asText(report)).toContain('INCONCLUSIVE (1)');
  });

  it('keeps a hostile reason inert', async () => {
    const report = reportOf('fail', 'met', hostileText);
    expect(await renderHtml(report)).not.toContain('<script>alert');
    expect(asText(report)).not.toContain('\u001b');
  });
});
