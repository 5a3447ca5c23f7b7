import { parse } from 'junit2json';
import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../reports/github/index.js';
import { renderJunit } from '../../reports/junit/index.js';
import { renderMarkdown } from '../../reports/markdown/index.js';
import { renderSarif } from '../../reports/sarif/index.js';
import { renderTap } from '../../reports/tap/index.js';
import { exitCodeOf } from '../../runner/cli/exit-code.js';
import { noTotals, type Report, type TargetReport, type Verdict } from '../../runner/result/index.js';
import { judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';
import { readAnnotations, readSarif, readTap } from './readers.js';

type Expected = 'met' | 'unmet' | 'open';

/** One target with a check that passed, and the one that is looked at. */
function reportWith(verdict: Verdict, outcome?: Expected): Report {
  const expected = { verdict: 'fail', reason: 'so we want it', key: 'a/b', outcome } as const;
  const looked = check('a/b', {
    verdict,
    level: 'MUST',
    message: 'Seen otherwise',
    transcripts: [2],
    ...(outcome === undefined ? {} : { expected: { ...expected, outcome } }),
  });
  return { ...reportOf([judgedTarget('smtp', [check('a/a', {}), looked])]), roles: [] };
}

/** What came of the second check for a reader of each format. */
async function readers(report: Report) {
  const junit = await parse(renderJunit(report));
  const [, testcase = {}] = (junit && 'testsuite' in junit && junit.testsuite?.[0]?.testcase) || [];
  const [, point] = readTap(renderTap(report)).checks;
  const [run] = readSarif(renderSarif(report)).runs;
  const notes = run?.invocations?.[0]?.toolExecutionNotifications ?? [];
  return {
    junit: ['failure', 'error', 'skipped', 'system-out'].filter((name) => name in testcase).join(),
    tap: point?.todo ? 'todo' : point?.skip ? 'skip' : point?.ok ? 'ok' : 'not ok',
    sarif: [
      ...(run?.results ?? []).map(({ level }) => level),
      ...notes.map(({ level }) => `note of ${level}`),
    ].join(),
    github: readAnnotations(renderGithub(report))
      .map(({ level }) => level)
      .join(),
    markdown: /^#### (.+?):/m.exec(renderMarkdown(report))?.[1] ?? '',
  };
}

describe('each verdict in each format', () => {
  it.each<[Verdict, Expected | undefined, exit: number, Awaited<ReturnType<typeof readers>>]>([
    [
      'fail',
      undefined,
      1,
      { junit: 'failure', tap: 'not ok', sarif: 'error', github: 'error', markdown: 'fail' },
    ],
    [
      'error',
      undefined,
      4,
      { junit: 'error', tap: 'not ok', sarif: 'note of error', github: 'error', markdown: 'error' },
    ],
    [
      'warn',
      undefined,
      0,
      { junit: 'system-out', tap: 'ok', sarif: 'warning', github: 'warning', markdown: 'warn' },
    ],
    [
      'inconclusive',
      undefined,
      0,
      { junit: 'skipped', tap: 'skip', sarif: 'note of note', github: 'notice', markdown: '' },
    ],
    ['info', undefined, 0, { junit: 'system-out', tap: 'ok', sarif: '', github: '', markdown: '' }],
    ['pass', undefined, 0, { junit: '', tap: 'ok', sarif: '', github: '', markdown: '' }],
    ['not-applicable', undefined, 0, { junit: 'skipped', tap: 'skip', sarif: '', github: '', markdown: '' }],
    ['skipped', undefined, 0, { junit: 'skipped', tap: 'skip', sarif: '', github: '', markdown: '' }],
    [
      'fail',
      'met',
      0,
      { junit: 'skipped,system-out', tap: 'todo', sarif: 'note of note', github: '', markdown: '' },
    ],
    [
      'warn',
      'met',
      0,
      { junit: 'skipped,system-out', tap: 'todo', sarif: 'note of note', github: '', markdown: '' },
    ],
    [
      'pass',
      'unmet',
      1,
      { junit: 'failure', tap: 'not ok', sarif: 'error', github: 'error', markdown: 'pass' },
    ],
    [
      'warn',
      'unmet',
      1,
      { junit: 'failure', tap: 'not ok', sarif: 'error', github: 'error', markdown: 'warn' },
    ],
    [
      'inconclusive',
      'open',
      0,
      { junit: 'skipped', tap: 'skip', sarif: 'note of note', github: 'notice', markdown: '' },
    ],
  ])('%s, expected %s', async (verdict, outcome, exit, told) => {
    const report = reportWith(verdict, outcome);
    expect(await readers(report)).toEqual(told);
    expect(exitCodeOf(report, 'fail')).toBe(exit);
    expect(readTap(renderTap(report)).ok).toBe(exit === 0);
  });

  it('an expectation that did not come true says which line to delete', () => {
    const report = reportWith('pass', 'unmet');
    for (const text of [renderJunit(report), renderTap(report), renderSarif(report), renderGithub(report)])
      expect(text).toMatch(/delete the line (\\?"|&quot;)a\/b(\\?"|&quot;) under expect/);
    expect(renderMarkdown(report)).toContain('delete the line `"a/b"` under expect');
  });

  it('a finding as expected tells the reason', () => {
    const report = reportWith('fail', 'met');
    for (const text of [renderJunit(report), renderTap(report), renderSarif(report)])
      expect(text).toContain('so we want it');
    expect(renderMarkdown(report)).toContain('1 finding as expected');
  });
});

describe('what was not judged is never green', () => {
  const unreached: TargetReport = {
    ...judgedTarget('submission', []),
    reachability: 'refused',
    problem: 'Refused',
    transcripts: [],
  };
  const idle = judgedTarget('submissions', [check('a/a', { verdict: 'skipped', message: 'No credentials' })]);
  const good = judgedTarget('smtp', [check('a/a', {})]);
  const cases: [string, Report, RegExp][] = [
    ['a target that was not reached', reportOf([good, unreached]), /Refused/],
    ['a target of which nothing was decided', reportOf([good, idle]), /No check was decided/],
    ['a run cut short', { ...reportOf([good]), interrupted: true }, /run was interrupted/],
    ['no target', { ...reportOf([]), totals: noTotals() }, /No target was named/],
  ];

  it.each(cases)('%s', (_, report, why) => {
    expect(exitCodeOf(report, 'fail')).toBe(3);
    expect(totalsOf(renderJunit(report)).errors).toBe(1);
    expect(renderJunit(report)).toMatch(why);
    expect(renderTap(report)).toMatch(why);
    const [run] = readSarif(renderSarif(report)).runs;
    expect(readTap(renderTap(report)).ok).toBe(false);
    expect(run?.invocations?.[0]?.executionSuccessful).toBe(false);
    expect(renderGithub(report)).toMatch(/^::error /);
    expect(renderMarkdown(report)).not.toMatch(/^## smtpspec: pass/);
  });

  it('an address that this machine has no network for is skipped where another of the service was judged', () => {
    const other: TargetReport = {
      ...good,
      address: '2001:db8::25',
      reachability: 'unreachable',
      problem: 'No IPv6 here',
      reach: { kind: 'no-family', text: 'No IPv6 here', next: 'Run it elsewhere' },
      checks: [],
      transcripts: [],
    };
    const report = { ...reportOf([good, other]), roles: [] };
    expect(exitCodeOf(report, 'fail')).toBe(0);
    expect(totalsOf(renderJunit(report)).errors).toBe(0);
    expect(readTap(renderTap(report))).toMatchObject({
      ok: true,
      targets: [{ ok: true }, { ok: true, skip: 'No IPv6 here' }],
    });
    expect(renderGithub(report)).toBe('');
    expect(readSarif(renderSarif(report)).runs[0]?.invocations?.[0]?.executionSuccessful).toBe(true);
  });
});

/** The counts at the head of the file. */
function totalsOf(junit: string): { tests: number; failures: number; errors: number } {
  const count = (name: string) => Number(new RegExp(`<testsuites [^>]*${name}="(\\d+)"`).exec(junit)?.[1]);
  return { tests: count('tests'), failures: count('failures'), errors: count('errors') };
}
