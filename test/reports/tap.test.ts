import { expect, it } from 'vitest';
import { renderTap } from '../../reports/tap/index.js';
import { exampleReport, judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';
import { readTap } from './readers.js';

const tap = readTap(renderTap(exampleReport()));

it('has a test point for each target and a subtest with each of its checks', () => {
  expect(tap.wrong).toEqual([]);
  expect(tap.targets.map(({ ok, name }) => [ok, name])).toEqual([
    [false, 'smtp://mx.example.org:25 (192.0.2.25)'],
    [false, 'submission://mx.example.org:587 (192.0.2.25)'],
    [false, 'submissions://mx.example.org:465 (192.0.2.25)'],
    [false, 'smtp://mx2.example.org:25: No connection to mx2.example.org port 25 within 30 s'],
  ]);
  expect(tap.checks).toHaveLength(36);
  expect(tap.ok).toBe(false);
});

it('tells a finding in YAML that is read back letter by letter', () => {
  const point = tap.checks.find(({ ok }) => !ok);
  expect(point?.name).toBe(
    'relay/percent-hack [user%outside@local]: A recipient that hides an outside address is not relayed',
  );
  expect(point?.diag).toEqual({
    verdict: 'fail',
    message: 'RCPT TO:<user%outside.example@example.org> was accepted',
    why: 'Spammers look for servers that take source-routed recipients, and the server ends up on block lists.',
    clauses: ['high', 'RFC 2505 section 2.1', 'CWE-441'],
    remedies: ['Postfix: allow_percent_hack = no', 'Any server: Refuse such local parts.'],
    dialogue: [
      'C: MAIL FROM:<probe@probe.example>',
      'S: 250 2.1.0 Ok',
      'C: RCPT TO:<user%outside.example@example.org>',
      'S: 250 2.1.5 Ok',
    ].join('\n'),
  });
});

it('tells why a check was left out', () => {
  const skipped = tap.checks.flatMap(({ skip }) => (skip === false ? [] : [skip]));
  expect(skipped.slice(0, 3)).toEqual([
    'inconclusive: RCPT drew 421: Too many errors',
    'skipped: No credentials were given',
    'not applicable: The server does not offer SMTPUTF8',
  ]);
});

it('shows each of the last sessions, as a control may be the last', () => {
  const point = tap.checks.find(({ name }) => name.startsWith('replies/enhanced-class'));
  expect(point?.diag?.dialogue).toBe(
    [
      '-- session 1 of the report',
      'C: MAIL FROM:<probe@probe.example>',
      'S: 250 2.1.0 Ok',
      'C: RCPT TO:<user%outside.example@example.org>',
      'S: 250 2.1.5 Ok',
      '-- session 3 of the report',
      'C: VRFY alice',
      'S: 502 5.5.1 VRFY command is disabled',
    ].join('\n'),
  );
});

it('lets no text begin a directive, and is read back letter by letter', () => {
  const title = 'Fails # skip really \\# todo \\ ok';
  const report = reportOf([
    {
      ...judgedTarget('smtp', [
        check('a/b', { title, verdict: 'fail', variant: '# skip' }),
        check('a/c', { title, verdict: 'inconclusive', message: 'drew # todo' }),
      ]),
      url: 'smtp://mx#skip.example:25',
    },
  ]);
  const { targets, checks, wrong } = readTap(renderTap(report));
  expect(wrong).toEqual([]);
  expect(checks).toMatchObject([
    { ok: false, name: `a/b [# skip]: ${title}`, skip: false, todo: false },
    { ok: true, name: `a/c: ${title}`, todo: false },
  ]);
  expect(targets).toMatchObject([{ ok: false, name: 'smtp://mx#skip.example:25 (192.0.2.25)', skip: false }]);
});
