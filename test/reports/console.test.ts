import { stripVTControlCharacters } from 'node:util';
import columnsOf from 'string-width';
import { describe, expect, it } from 'vitest';
import { type ConsoleOptions, renderConsole } from '../../reports/console/index.js';
import type { CheckReport, EndpointReport, Service } from '../../runner/result/index.js';
import { exampleReport, hostileReport, judgedTarget, reportOf, withTls } from './example.js';
import { check, exampleChecks } from './example-checks.js';
import { strongEndpoint, weakEndpoint } from './example-tls.js';

const plain: ConsoleOptions = { color: false, width: 80, verbose: false };
const dialogue = /^ {6}(C:|S:|--) /;

describe('renderConsole', () => {
  it.each([
    ['example', exampleReport(), 60],
    ['example', exampleReport(), 100],
    ['hostile', hostileReport(), 60],
    ['hostile', hostileReport(), 80],
  ])('keeps the %s report within the width %#, lines of dialogue excepted', (_name, report, width) => {
    const lines = renderConsole(report, { ...plain, width, verbose: true }).split('\n');
    const long = lines.filter((line) => columnsOf(line) > width && !dialogue.test(line));
    expect(long).toEqual([]);
    expect(lines.filter((line) => [...line].length > 560)).toEqual([]);
  });

  it('treats a width below 60 as 60', () => {
    expect(renderConsole(exampleReport(), { ...plain, width: 1 })).toBe(
      renderConsole(exampleReport(), { ...plain, width: 60 }),
    );
  });

  it('writes no control, format or surrogate character without colour', () => {
    expect(renderConsole(hostileReport(), { ...plain, verbose: true })).not.toMatch(
      /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u,
    );
  });

  it('writes no escape of the server with colour, only its own', () => {
    const colored = renderConsole(hostileReport(), { ...plain, color: true });
    expect(colored).toContain('\u001b[31m');
    expect(colored.replace(/\u001b\[\d+m/g, '')).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(stripVTControlCharacters(colored)).toBe(renderConsole(hostileReport(), plain));
  });

  it('groups by verdict, worst first, and counts the rest', () => {
    const text = renderConsole(exampleReport(), plain);
    const smtp = text.slice(0, text.indexOf('submission://'));
    expect(smtp.match(/^[A-Z]+ \(\d+\)$/gm)).toEqual([
      'FAIL (2)',
      'ERROR (1)',
      'WARN (2)',
      'INCONCLUSIVE (1)',
    ]);
    expect(smtp).toContain('1 info, 3 pass, 1 not applicable, 1 skipped');
    expect(smtp).not.toContain('commands/greeting');
    expect(smtp).not.toContain('extensions/smtputf8');
  });

  it('lists info, not applicable and skipped checks when verbose, never passes', () => {
    const text = renderConsole(exampleReport(), { ...plain, verbose: true });
    expect(text).toContain('extensions/smtputf8');
    expect(text).toContain('auth/plain');
    expect(text).toContain('commands/vrfy');
    expect(text).not.toContain('commands/greeting');
  });

  it('shows id, variant, message, clause and the dialogue that proves a failure', () => {
    const text = renderConsole(reportOf([judgedTarget('smtp', exampleChecks())]), { ...plain, width: 200 });
    expect(text).toContain(
      [
        '  relay/percent-hack [user%outside@local] — A recipient that hides an outside address is not relayed',
        '    RCPT TO:<user%outside.example@example.org> was accepted',
        '    high · RFC 2505 section 2.1 · CWE-441',
        '      C: MAIL FROM:<probe@probe.example>',
        '      S: 250 2.1.0 Ok',
        '      C: RCPT TO:<user%outside.example@example.org>',
        '      S: 250 2.1.5 Ok',
        '',
      ].join('\n'),
    );
  });

  it('cites what is broken, with --verbose all that a check rests on', () => {
    const cited = (title: string, requirement?: string) => ({ title, ...(requirement && { requirement }) });
    const target = judgedTarget('smtp', [
      check('a/b', {
        verdict: 'fail',
        level: 'MUST',
        requirements: ['1-1-01', '1-2-01'],
        breaks: ['1-2-01'],
        references: [
          cited('RFC 1 section 1', '1-1-01'),
          cited('RFC 1 section 2', '1-2-01'),
          cited('CWE-1'),
          cited('CVE-1'),
          cited('CVE-2'),
          cited('CVE-3'),
          cited('CVE-4'),
        ],
      }),
    ]);
    expect(renderConsole(reportOf([target]), plain)).toContain(
      '    MUST · RFC 1 section 2 · CWE-1 · CVE-1 · CVE-2 · CVE-3\n',
    );
    expect(renderConsole(reportOf([target]), { ...plain, verbose: true })).toContain(
      '    MUST · RFC 1 section 1 · RFC 1 section 2 · CWE-1 · CVE-1 · CVE-2 · CVE-3 ·\n    CVE-4\n',
    );
  });

  it('tells what several services have in common once', () => {
    const warn = (message: string, fields: Partial<CheckReport> = {}) =>
      check('a/b', { verdict: 'warn', message, ...fields });
    const text = renderConsole(
      reportOf([
        judgedTarget('smtp', [warn('It is lax (2 of 800 replies looked at)')]),
        judgedTarget('submission', [
          warn('It is lax (1 of 300 replies looked at)'),
          warn('It is lax', { variant: 'x' }),
        ]),
        judgedTarget('submissions', [warn('It is otherwise'), warn('It is lax', { variant: 'x' })]),
      ]),
      plain,
    );
    expect(text.match(/^ {2}a\/b.*|^ {4}(?:It is|the same).*|^ {2}\d+ as on.*|^[a-z]+:\/\/\S+/gm)).toEqual([
      'smtp://mx.example.org:25',
      '  a/b — The server answers as the clause says',
      '    It is lax (2 of 800 replies looked at)',
      '    the same on submission',
      'submission://mx.example.org:587',
      '  a/b [x] — The server answers as the clause says',
      '    It is lax',
      '    the same on submissions',
      '  1 as on smtp, above',
      'submissions://mx.example.org:465',
      '  a/b — The server answers as the clause says',
      '    It is otherwise',
      '  1 as on submission, above',
    ]);
    expect(text).toMatch(/^smtp +0 +0 +1 /m);
    expect(text).toMatch(/^submission +0 +0 +2 /m);
  });

  it('tells TLS once where it is the same', () => {
    const target = (service: Service, endpoint: EndpointReport) =>
      withTls(judgedTarget(service, []), { endpoint });
    const text = renderConsole(
      reportOf([
        target('smtp', strongEndpoint()),
        target('submission', weakEndpoint()),
        target('submissions', strongEndpoint()),
      ]),
      plain,
    );
    expect(text.match(/^TLS.*/gm)).toEqual(['TLS', 'TLS', 'TLS as on smtp']);
  });

  it('names what was inconclusive and why, and no clause that may not be broken', () => {
    const target = judgedTarget('smtp', [
      check('a/b', { verdict: 'inconclusive', level: 'MUST', message: 'RCPT drew 451' }),
    ]);
    const text = renderConsole(reportOf([target]), plain);
    expect(text).toContain('INCONCLUSIVE (1)\n  a/b\n    RCPT drew 451\n\n');
    expect(renderConsole(reportOf([target]), { ...plain, verbose: true })).toContain('    MUST\n');
  });

  it('ends with what to do first: the gravest, by the letter last, one remedy once', () => {
    const finding = (id: string, fields: Partial<CheckReport>) =>
      check(id, { remedy: { any: `mend ${id}` }, ...fields });
    const checks = [
      finding('w/letter', { verdict: 'warn', level: 'MUST', byTheLetter: true }),
      finding('w/should', { verdict: 'warn', level: 'SHOULD' }),
      finding('f/low', { verdict: 'fail', level: 'SHOULD' }),
      finding('f/high', {
        verdict: 'fail',
        severity: 'high',
        variant: 'x',
        remedy: { postfix: 'set it', any: 'z' },
      }),
      finding('f/high', {
        verdict: 'fail',
        severity: 'high',
        variant: 'y',
        remedy: { postfix: 'set it', any: 'z' },
      }),
      finding('f/none', { verdict: 'fail', severity: 'low', remedy: {}, message: 'It was seen' }),
      finding('w/more', { verdict: 'warn', level: 'MAY' }),
      finding('i/none', { verdict: 'inconclusive', severity: 'critical' }),
    ];
    const text = renderConsole(reportOf([judgedTarget('smtp', checks)]), plain);
    expect(text.slice(text.indexOf('WHAT TO DO FIRST'), text.indexOf('\ntarget '))).toBe(
      [
        'WHAT TO DO FIRST',
        '  fail  f/high [x, y] (smtp)',
        '        Postfix: set it',
        '  fail  f/low (smtp)',
        '        Any server: mend f/low',
        '  fail  f/none (smtp)',
        '        It was seen',
        '  warn  w/should (smtp)',
        '        Any server: mend w/should',
        '  warn  w/more (smtp)',
        '        Any server: mend w/more',
        '  and 1 finding more, above',
        '',
      ].join('\n'),
    );
    expect(renderConsole(reportOf([judgedTarget('smtp', [check('a/b', {})])]), plain)).not.toContain(
      'WHAT TO DO',
    );
  });

  it.each([60, 80, 120, 200])('counts columns of wide and combining characters at width %i', (width) => {
    const reason = `${'日本語のメールサーバ'.repeat(12)} e\u0301\u0301${'ｶﾞ'.repeat(30)} 👩🏽‍🚀👍🏽 한국어 ${'ก็'.repeat(40)} ${'́'.repeat(9)}`;
    const host = '例え.テスト';
    const target = {
      ...judgedTarget('smtp', [check('a/b', { verdict: 'fail', title: reason, message: reason })]),
      host,
    };
    const other = judgedTarget('submission', [check('a/b', {})]);
    const text = renderConsole(reportOf([target, other]), { ...plain, width });
    const lines = text.split('\n');
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
    // Full: a line is broken where no more fits, not at half the width.
    const wide = lines.filter((line) => /^ {4}[日本語のメールサーバ]+$/.test(line));
    expect(Math.max(...wide.map((line) => columnsOf(line)))).toBeGreaterThan(width - 8);
    // Nothing is cut within a character that is made of several.
    expect(lines.filter((line) => /^\s*[\p{M}\u200d]/u.test(line))).toEqual([]);
    const head = lines.findIndex((line) => line.startsWith('target'));
    const table = lines.slice(head, lines.indexOf('', head));
    const rows = table.filter((line) => /(?:skip|\d)$/.test(line));
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((line) => columnsOf(line))).size).toBe(1);
    expect(table.join()).toContain(host);
  });

  it('tells why a target could not be judged', () => {
    const text = renderConsole(exampleReport(), plain);
    expect(text).toContain('smtp://mx2.example.org:25  no address  software unknown  timed out, not judged');
    expect(text).toContain('No connection to mx2.example.org port 25 within 30 s');
    expect(text).toMatch(/FAIL: 6 checks failed, 2 checks broke, 1 target could not be judged/);
  });

  it('aligns the table of totals', () => {
    const lines = renderConsole(exampleReport(), plain).split('\n');
    const head = lines.findIndex((line) => line.startsWith('target'));
    const table = lines.slice(head, head + 5);
    expect(new Set(table.map((line) => line.length)).size).toBe(1);
    expect(table[1]?.split(/ {2,}/)).toEqual(['smtp mx.example.org', '2', '1', '2', '1', '1', '3', '1', '1']);
  });

  it('ends a sound report with a pass and a newline', () => {
    const report = reportOf([judgedTarget('smtp', [check('a/b', {})])]);
    expect(renderConsole(report, plain)).toMatch(/\n\nPASS: 1 passed\n$/);
  });
});
