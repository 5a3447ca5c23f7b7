import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type ConsoleOptions, renderConsole } from '../../reports/console/index.js';
import { exampleReport, hostileReport, judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';

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
    const long = lines.filter((line) => [...line].length > width && !dialogue.test(line));
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
    const text = renderConsole(exampleReport(), { ...plain, width: 200 });
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
