import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { placedChecks } from '../../reports/shared/checks.js';
import { auditDefaults, quoted, recheckLines } from '../../reports/shared/recheck.js';
import { reportedOptions, resolveOptions } from '../../runner/engine/options.js';
import type { Report } from '../../runner/result/index.js';
import { hostileText, judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';

/** The words that a POSIX shell makes of a line. */
function wordsOf(line: string): string[] {
  const script = `set -- ${line}\nfor word do printf '%s\\0' "$word"; done`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const lines = (report: Report) => recheckLines(report, placedChecks(report));

describe('quoted', () => {
  it.each([
    'plain',
    '',
    'two words',
    "it's",
    "'; touch /tmp/x; '",
    '$(id) `id` $HOME $x \\',
    '"double" & | < > ( ) { } [ ] * ? ~ # !',
    '~root',
    'a=b',
    'smtp://[::1]:25',
    'new\nline',
  ])('is one word, the same, to sh: %j', (word) => {
    expect(wordsOf(quoted(word))).toEqual([word]);
    expect(quoted('smtp://mx.example.org:25')).toBe('smtp://mx.example.org:25');
  });
});

describe('recheckLines', () => {
  it('leaves out checks of a suite that the user brought, as no report knows where it lies', () => {
    const report = reportOf([judgedTarget('smtp', [check('acme/own', {}), check('a/one', {})])]);
    report.options = { ...report.options, suites: ['acme'] };
    const [line = '', ...more] = lines(report);
    expect(more).toEqual([]);
    expect(wordsOf(line).filter((_, at, all) => all[at - 1] === '--only')).toEqual(['a/one']);
    const own = reportOf([judgedTarget('smtp', [check('acme/own', {})])]);
    own.options = { ...own.options, suites: ['acme'] };
    expect(lines(own)).toEqual([]);
  });

  it('has the targets, the checks, and what the run had that is not as usual', () => {
    const report = reportOf([
      judgedTarget('smtp', [check('a/one', {}), check('a/two', { variant: 'p' })]),
      judgedTarget('submission', [check('a/one', {})]),
    ]);
    report.options = {
      ...report.options,
      timeoutMs: 2500,
      domain: 'example.org',
      recipient: "o'brien@example.org",
      serverName: '-odd.example.org',
      clientName: 'probe.example',
      user: 'alice $HOME',
      strict: true,
      authorized: true,
    };
    expect(lines(report).map(wordsOf)).toEqual([
      [
        'smtpspec',
        'audit',
        'smtp://mx.example.org:25',
        'submission://mx.example.org:587',
        ...['--only', 'a/one', '--only', 'a/two'],
        ...['--domain', 'example.org', '--recipient', "o'brien@example.org"],
        ...['--outside', 'someone@outside.example', '--client-name', 'probe.example'],
        '--server-name=-odd.example.org',
        ...['--user', 'alice $HOME', '--timeout', '2.5', '--strict'],
      ],
    ]);
  });

  it('says nothing of what is as usual, which the engine knows too', () => {
    const resolved = { ...resolveOptions({ targets: ['mx.example.org'] }), clientName: undefined };
    const asked = reportedOptions(resolved);
    expect(asked).toMatchObject(auditDefaults);
    const report = { ...reportOf([judgedTarget('smtp', [check('a/one', {})])]), options: asked };
    expect(lines(report)).toEqual(['smtpspec audit smtp://mx.example.org:25 --only a/one']);
  });

  it('asks what had other options in a command of its own', () => {
    const report = reportOf([
      { ...judgedTarget('smtp', [check('a/one', {})]), options: { domain: 'other.example' } },
      judgedTarget('submission', [check('a/one', {})]),
    ]);
    expect(lines(report)).toHaveLength(2);
    expect(lines(report)[0]).toMatch(/^smtpspec audit smtp:\S+ --only a\/one --domain other\.example/);
  });

  it('names the scenarios in whose sessions an invariant was judged', () => {
    const target = judgedTarget('smtp', [check('replies/one-line', { transcripts: [0, 1, 2] })]);
    target.transcripts = ['a/one', 'preflight', 'a/one'].map((scenario, id) => ({
      id,
      scenario,
      events: [],
    }));
    expect(lines(reportOf([target]))[0]).toContain('--only replies/one-line --only a/one --');
  });

  it.each([
    ['a target that is an option', { url: '--config=/etc/passwd' }, 'a/one'],
    ['a target of no kind that we know', { url: 'x; id' }, 'a/one'],
    ['a target with what is not seen', { url: `smtp://mx${hostileText}` }, 'a/one'],
    ['a check that is an option', {}, '--config=/etc/passwd'],
    ['a check with a line break', {}, 'a/one\nid'],
  ])('offers no command for %s', (_, more, id) => {
    const report = reportOf([{ ...judgedTarget('smtp', [check(id, {})]), ...more }]);
    expect(lines(report)).toEqual([]);
  });

  it('offers no command whose options hold what is not seen', () => {
    const report = reportOf([judgedTarget('smtp', [check('a/one', {})])]);
    report.options.user = 'alice\u202E';
    expect(lines(report)).toEqual([]);
  });
});
