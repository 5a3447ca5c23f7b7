import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/index.js';
import { renderHtml } from '../../reports/html/index.js';
import { headline } from '../../reports/shared/headline.js';
import { expectationWords, matrixOf, remarksOf } from '../../reports/shared/roles.js';
import { unmetByRoles } from '../../reports/shared/unmet-roles.js';
import { expectations, type Report } from '../../runner/result/index.js';
import { hostileText, reportOf } from './example.js';
import { siteReport, soundTarget } from './example-roles.js';

const plain = { color: false, width: 80, verbose: false };
const rolesIn = (report: Report, options: Partial<typeof plain> = {}) =>
  renderConsole(report, { ...plain, ...options })
    .split('\nROLES\n')[1]
    ?.split('\n\n')[0] ?? '';

/** The report with a server's words in every cell. */
function hostile(): Report {
  const report = siteReport();
  for (const { cells } of report.roles ?? []) {
    for (const cell of cells) {
      cell.message = cell.expectation === 'tls' ? 'x'.repeat(65_536) : hostileText;
      if (cell.checks.length > 0) cell.checks = [hostileText];
    }
  }
  return report;
}

describe('matrixOf', () => {
  it('has a row for each service and a column for each expectation', () => {
    const matrix = matrixOf(siteReport());
    expect(matrix?.columns).toEqual(expectations);
    expect(matrix?.rows.map(({ label, cells }) => [label, cells.length])).toEqual([
      ['smtp', 9],
      ['submission', 9],
      ['submissions', 9],
    ]);
  });

  it('is not there for one service, nor for a report that has no roles', () => {
    expect(matrixOf(reportOf([soundTarget('smtp')]))).toBeUndefined();
    const { roles: _roles, ...older } = siteReport();
    expect(matrixOf(older)).toBeUndefined();
    expect(renderConsole(older, plain)).not.toContain('ROLES');
    expect(renderHtml(older)).not.toContain('<section id="roles"');
    expect(renderHtml(older)).not.toContain('#roles"');
  });

  it('leaves out what concerns nobody, and of a selection what it did not decide', () => {
    const submission = reportOf([soundTarget('submission'), soundTarget('submissions')]);
    expect(matrixOf(submission)?.columns).not.toContain('takes-mail');
    const selected = reportOf(
      [soundTarget('smtp'), soundTarget('submission')].map((target) => ({
        ...target,
        checks: target.checks.filter(({ id }) => id === 'relay/third-party'),
      })),
    );
    selected.options.only = ['relay'];
    expect(matrixOf(selected)?.columns).toEqual(['served', 'auth-inside-tls', 'relay-closed', 'agreement']);
  });

  it('says once what several services have in common, gravest first', () => {
    const matrix = matrixOf(siteReport());
    const remarks = matrix === undefined ? [] : remarksOf(matrix);
    expect(remarks.slice(0, 3).map(({ cell, labels }) => [cell.weight, cell.expectation, labels])).toEqual([
      ['fail', 'auth-required', ['submission']],
      ['warn', 'same-login', ['submissions']],
      ['info', 'agreement', ['smtp', 'submission', 'submissions']],
    ]);
  });
});

describe('the result', () => {
  it('counts what no check tells, and is no pass then', () => {
    expect(unmetByRoles(siteReport())).toBe(1);
    const [smtp, submission, submissions] = siteReport().targets;
    if (smtp === undefined || submission === undefined || submissions === undefined) throw new Error('three');
    const sound = soundTarget('submission');
    expect(headline(reportOf([smtp, sound, submissions]))).toEqual({
      verdict: 'warn',
      text: '1 expectation of the roles not met, 22 passed',
    });
    expect(headline(reportOf([soundTarget('smtp'), sound, soundTarget('submissions')]))).toEqual({
      verdict: 'pass',
      text: '22 passed',
    });
  });
});

describe('the role matrix in the console', () => {
  it('is a table of words, with a sentence for what is not met', () => {
    expect(rolesIn(siteReport()).split('\n')).toEqual([
      '             port  takes  has   AUTH    wants  relay   cert  same   all',
      '             open  mail   TLS   in TLS  AUTH   closed  fits  login  agree',
      'smtp         yes   yes    yes   yes     -      yes     yes   -      info',
      'submission   yes   -      yes   yes     fail   yes     ?     yes    info',
      'submissions  yes   -      yes   yes     yes    yes     yes   warn   info',
      'yes: met; fail, warn, info: not met; ?: cannot tell; -: does not apply',
      '(--verbose: why)',
      '  fail  Refuses MAIL without AUTH, submission: MAIL drew 250',
      '        [auth/submission-requires-auth]',
      '  warn  Same login on both, submissions: the login is accepted on submission',
      '        (port 587) and refused here, as if the two asked different user',
      '        databases: AUTH PLAIN drew 535',
      '  info  Services agree, smtp, submission, submissions: SIZE is 5000000 on smtp',
      '        (port 25), and 10240000 on submission (port 587) and submissions (port',
      '        465)',
    ]);
  });

  it('says of every cell why, when verbose', () => {
    const text = rolesIn(siteReport(), { verbose: true, width: 200 });
    expect(text).toContain('?     Certificate fits, submission: no chain was seen [tls/certificate-trust]');
    expect(text).toContain('-     Same login on both, smtp: nobody needs to log in on this port');
    expect(text).not.toContain('--verbose');
  });

  it.each([60, 70, 80, 120])('keeps within %i columns, and loses none', (width) => {
    const lines = rolesIn(siteReport(), { width, verbose: true }).split('\n');
    expect(lines.filter((line) => line.length > width)).toEqual([]);
    const text = lines.join('\n');
    for (const { short } of Object.values(expectationWords))
      for (const word of short) expect(text).toContain(word);
  });

  it('shows hostile text as text', () => {
    const text = renderConsole(hostile(), { ...plain, color: true, verbose: true });
    expect(stripVTControlCharacters(text)).toBe(renderConsole(hostile(), { ...plain, verbose: true }));
    expect(rolesIn(hostile(), { verbose: true })).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(text.length).toBeLessThan(60_000);
  });
});

describe('the role matrix in HTML', () => {
  const section = (report: Report) =>
    /<section id="roles".*?<\/section>/s.exec(renderHtml(report))?.[0] ?? 'no section';

  it('leads from a mark to its check', () => {
    const html = renderHtml(siteReport());
    const links = [...section(siteReport()).matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
    expect(links.length).toBeGreaterThan(10);
    for (const id of links) expect(html).toContain(`id="${id}"`);
    expect(html).toContain('<a href="#roles">Roles</a>');
  });

  it('says each state in words', () => {
    const words = section(siteReport());
    for (const state of ['met', 'not met', 'cannot tell', 'does not apply'])
      expect(words).toContain(`>${state}<`);
  });

  it('escapes what servers say', () => {
    expect(section(hostile())).not.toContain('<script>');
    expect(section(hostile())).toContain('&lt;script>alert(1)');
  });
});
