import { describe, expect, test } from 'vitest';
import { compareReports, isSame, renderDiff } from '../../reports/diff/index.js';
import type { CheckReport, Report, TargetReport } from '../../runner/result/index.js';
import { exampleReport, hostileReport, judgedTarget, reportOf } from './example.js';
import { check, session } from './example-checks.js';

const id = 'commands/noop';

/** A report of one check, and its session where there is one. */
function one(fields: Partial<CheckReport>, lines: readonly string[] = []): Report {
  const target = judgedTarget('smtp', [check(id, { transcripts: lines.length === 0 ? [] : [9], ...fields })]);
  if (lines.length > 0) target.transcripts.push(session(9, id, lines));
  return reportOf([target]);
}

const plain = { color: false, width: 80, verbose: false };
const told = (a: Report, b: Report, verbose = false) =>
  renderDiff(compareReports(a, b), { ...plain, verbose });
const hello = [
  'S: 220 a ESMTP\\r\\n',
  'C: EHLO [192.0.2.1]\\r\\n',
  'S: 250-a\\r\\n',
  'S: 250 PIPELINING\\r\\n',
];
const bye = ['C: QUIT\\r\\n', 'S: 221 bye\\r\\n'];

describe('what is no difference', () => {
  test.each<[string, Partial<CheckReport>, Partial<CheckReport>]>([
    ['words of a reply', { message: 'NOOP drew 250 2.0.0 Ok' }, { message: 'NOOP drew 250 OK' }],
    [
      'marks of the run',
      { message: 'RCPT TO:<x-3c9f3e16@a.test> drew 550 no' },
      { message: 'RCPT TO:<x-e142bdc9@a.test> drew 550 no' },
    ],
    [
      'times and sizes',
      { message: 'it took 450 ms for 312 octets, at 127.0.0.250:587' },
      { message: 'it took 250 ms for 555 octets, at 127.0.0.251:465' },
    ],
    [
      'how much an invariant saw',
      { message: 'All is well (338 replies looked at)' },
      { message: 'All is well (335 replies looked at)' },
    ],
    ['durations and attempts', { durationMs: 3, attempts: 1 }, { durationMs: 900, attempts: 2 }],
    [
      'a code, where the other counts replies',
      { verdict: 'fail', message: 'it drew 250 Ok early' },
      { verdict: 'fail', message: '4 replies came where 2 are due' },
    ],
    [
      'how something does not apply',
      { verdict: 'not-applicable', message: 'EXPN drew 500' },
      { verdict: 'not-applicable', message: 'EXPN drew 502' },
    ],
  ])('%s', (_, a, b) => {
    const common = check('commands/help', {});
    const [left, right] = [one(a), one(b)];
    for (const { checks } of [...left.targets, ...right.targets]) checks.push(common);
    const comparison = compareReports(left, right);
    expect(isSame(comparison)).toBe(true);
    expect(renderDiff(comparison, plain)).toContain('SAME: ');
  });

  test('between which words of a client that does not wait a reply is found', () => {
    const early = [
      'C: x\\r\\n',
      'S: 500 x\\r\\n',
      'C: NOOP\\r\\n',
      'S: 250 Ok\\r\\n',
      'C: NOOP\\r\\n',
      'S: 250 Ok\\r\\n',
    ];
    const late = [
      'C: x\\r\\n',
      'C: NOOP\\r\\n',
      'S: 500 x\\r\\n',
      'S: 250 Ok\\r\\n',
      'C: NOOP\\r\\n',
      'S: 250 Ok\\r\\n',
    ];
    const later = [
      'C: x\\r\\n',
      'C: NOOP\\r\\n',
      'S: 500 x\\r\\n',
      'C: NOOP\\r\\n',
      'S: 250 Ok\\r\\n',
      'S: 250 Ok\\r\\n',
    ];
    for (const other of [late, later])
      expect(isSame(compareReports(one({}, [...hello, ...early]), one({}, [...hello, ...other])))).toBe(true);
    expect(isSame(compareReports(one({}, [...hello, ...late]), one({}, [...hello, ...later])))).toBe(true);
  });

  test('which of the sessions that a check holds at once comes first', () => {
    const said = (...subjects: readonly (readonly [string, number])[]) => {
      const target = judgedTarget('smtp', [check(id, { transcripts: subjects.map((_, n) => 20 + n) })]);
      subjects.forEach(([subject, code], n) => {
        const data = `C: Date: Sat, 28 Nov 2026 11:47:1${n} +0000\\r\\nSubject: ${subject}\\r\\n.\\r\\n`;
        target.transcripts.push(session(20 + n, id, [...hello, data, `S: ${code} x\\r\\n`, ...bye]));
      });
      return reportOf([target]);
    };
    const a = said(['LF', 451], ['CRLF', 250]);
    expect(isSame(compareReports(a, said(['CRLF', 250], ['LF', 451])))).toBe(true);
    expect(isSame(compareReports(a, said(['CRLF', 451], ['LF', 250])))).toBe(false);
  });

  test('a report and itself', () => {
    expect(told(exampleReport(), exampleReport())).toMatch(/\nSAME: \d+ checks judged on both sides\n$/);
  });
});

describe('what is a difference', () => {
  const asked = (...replies: readonly (readonly [string, string])[]) => [
    ...hello,
    ...replies.flatMap(([command, reply]) => [`C: ${command}\\r\\n`, `S: ${reply}\\r\\n`]),
    ...bye,
  ];

  test('another verdict, with the exchange in which the sessions part', () => {
    const a = one({ message: 'NOOP drew 250 Ok' }, asked(['RSET', '250 Ok'], ['NOOP', '250 Ok']));
    const b = one(
      { verdict: 'fail', finding: 'refused', message: 'NOOP drew 500 what' },
      asked(['RSET', '250 done'], ['NOOP', '500 what']),
    );
    expect(told(a, b)).toContain(
      [
        'CHECKS    verdict  replies  one side  not compared',
        'commands        1        -         -             -',
        '--verbose: each in full',
        '',
        'OTHER VERDICTS (a → b)',
        '  pass → fail (1)',
        '    commands/noop (smtp)',
        '      a  pass: NOOP drew 250 Ok',
        '      b  fail (refused): NOOP drew 500 what',
        '        C: NOOP',
        '      a S: 250 Ok',
        '      b S: 500 what',
        '',
        'DIFFERENT: 1 check (1 check judged on both sides)',
      ].join('\n'),
    );
  });

  test('other reply codes, though both are right', () => {
    const a = one({ message: 'NOOP drew 500 a' }, asked(['NOOP', '500 a']));
    const b = one({ message: 'NOOP drew 502 b' }, asked(['NOOP', '502 b']));
    const silent = one({ verdict: 'fail', message: 'nothing came' }, [...hello, 'C: NOOP\\r\\n']);
    expect(told(a, b)).toContain('\n  NOOP  500 → 502\n');
    expect(told(a, b, true)).toContain(
      '    both pass\n        C: NOOP\n      a S: 500 a\n      b S: 502 b\n',
    );
    expect(told(a, silent)).toContain('        C: NOOP\n      a S: 500 a\n      b S: (no reply)\n');
    const mute = told(one({ message: 'x drew 250' }), one({ message: 'x drew 251' }), true);
    expect(mute).toContain('b  pass: x drew 251');
    expect(told(one({ message: 'x drew 250' }), one({ message: 'x drew 251' }))).toContain(
      '  other  250 → 251\n',
    );
  });

  test('a code that no message tells', () => {
    const a = one({ message: 'All is well' }, asked(['RSET', '250 a'], ['NOOP', '250 a']));
    const b = one({ message: 'All is well' }, asked(['RSET', '250 b'], ['NOOP', '251 b']));
    expect(compareReports(a, b).differences).toMatchObject([
      { kind: 'replies', changes: [{ a: { client: ['NOOP\\r\\n'] }, b: { server: ['251 b\\r\\n'] } }] },
    ]);
  });

  test('an enhanced code, where both have one', () => {
    const said = (reply: string) => one({ message: `NOOP drew ${reply}` }, asked(['NOOP', reply]));
    const kinds = (a: string, b: string) =>
      compareReports(said(a), said(b)).differences.map(({ kind }) => kind);
    expect(kinds('550 5.1.1 no', '550 5.7.1 no')).toEqual(['replies']);
    expect(kinds('550 5.1.1 no', '550 no')).toEqual([]);
    expect(kinds('550 5.1.1 no', '550 5.1.1 never')).toEqual([]);
  });

  test('of a session that variants share, what the message of each is about', () => {
    const lines = (first: number, second: number) =>
      asked(['VRFY alice', `${first} x`], ['VRFY bob', `${second} x`]);
    const report = (first: number, second: number) => {
      const names = ['alice', 'bob'] as const;
      const target = judgedTarget(
        'smtp',
        names.map((variant) => check(id, { variant, message: `VRFY ${variant} was seen`, transcripts: [9] })),
      );
      target.transcripts.push(session(9, id, lines(first, second)));
      return reportOf([target]);
    };
    const { differences } = compareReports(report(250, 550), report(252, 551));
    expect(differences.map(({ variant, excerpt }) => [variant, excerpt?.a.client])).toEqual([
      ['alice', ['VRFY alice\\r\\n']],
      ['bob', ['VRFY bob\\r\\n']],
    ]);
    expect(told(report(250, 550), report(252, 551))).toContain('  VRFY  250 → 252, 550 → 551\n');
  });

  test('a reply that a reset took away is no difference, and one that differs before it is', () => {
    const cut = (...replies: string[]) =>
      one({}, [
        ...hello,
        'C: RSET\\r\\nRSET\\r\\n',
        ...replies.map((reply) => `S: ${reply}\\r\\n`),
        '-- the server reset the connection',
      ]);
    expect(isSame(compareReports(cut('250 a', '250 b'), cut('250 c')))).toBe(true);
    expect(isSame(compareReports(cut('250 a', '250 b'), cut('500 c')))).toBe(false);
  });

  test('an exchange stands for its check only where the message of the worse side speaks of it', () => {
    const a = one({ message: 'well' }, asked(['RSET', '250 a'], ['NOOP', '250 a']));
    const b = (message: string) =>
      one({ verdict: 'warn', message }, asked(['RSET', '251 b'], ['NOOP', '500 b']));
    expect(told(a, b('NOOP drew 500 b'))).toContain('commands/noop (smtp)  NOOP: 250 → 500\n');
    expect(told(a, b('Something else is odd'))).toContain('commands/noop (smtp)  b: Something else is odd\n');
  });

  test('variants that came out alike are one line, with the codes that came', () => {
    const report = (fields: Partial<CheckReport>, reply: string) => {
      const target = judgedTarget('smtp', [
        ...['one', 'two', 'three', 'four'].map((variant) =>
          check(id, { variant, transcripts: [9], ...fields }),
        ),
        check('commands/help', {}),
      ]);
      target.transcripts.push(session(9, id, asked(['NOOP x', reply])));
      return reportOf([target]);
    };
    const text = told(report({}, '250 a'), report({ verdict: 'warn', message: 'NOOP x drew 501' }, '501 b'));
    expect(text).toContain(
      '\n  pass → warn (4)\n    commands/noop [one, two and 2 more] (smtp)  NOOP x: 250 → 501\n',
    );
  });

  test('the gravest comes first, and what is worse at b before what is better', () => {
    const report = (...of: readonly CheckReport['verdict'][]) =>
      reportOf([
        judgedTarget(
          'smtp',
          of.map((verdict, n) => check(`commands/c${n}`, { verdict })),
        ),
      ]);
    const text = told(
      report('pass', 'warn', 'fail', 'pass', 'pass'),
      report('info', 'pass', 'pass', 'fail', 'warn'),
    );
    expect(text.match(/^ {2}\w+ → \w+/gm)).toEqual([
      '  pass → fail',
      '  fail → pass',
      '  pass → warn',
      '  warn → pass',
      '  pass → info',
    ]);
  });

  test('another finding of the same verdict', () => {
    const a = one({ verdict: 'warn', finding: 'lax' });
    expect(compareReports(a, one({ verdict: 'warn', finding: 'strict' })).differences).toMatchObject([
      { kind: 'finding' },
    ]);
  });

  test('a finding where the other side has no subject', () => {
    const b = one({ verdict: 'warn', finding: 'lax', message: 'It is lax' });
    const text = told(one({ verdict: 'not-applicable', message: 'not offered' }), b);
    expect(text).toContain('  not applicable → warn (1)\n    commands/noop (smtp)  b: It is lax\n');
  });

  test('several services alike are told once', () => {
    const services = ['smtp', 'submission', 'submissions'] as const;
    const site = (fields: Partial<CheckReport>) =>
      reportOf(services.map((it) => judgedTarget(it, [check(id, fields)])));
    const { differences } = compareReports(site({}), site({ verdict: 'fail' }));
    expect(differences).toMatchObject([{ id, services: [...services] }]);
  });

  test('logins by other mechanisms are not where sessions part', () => {
    const asked = (code: number) => ['C: NOOP\\r\\n', `S: ${code} x\\r\\n`, ...bye];
    const plainLogin = ['C: AUTH PLAIN ***\\r\\n', 'S: 235 ok\\r\\n'];
    const cram = ['C: AUTH CRAM-MD5\\r\\n', 'S: 334 PDE+\\r\\n', 'C: ***\\r\\n', 'S: 235 ok\\r\\n'];
    const a = one({}, [...hello, ...plainLogin, ...asked(250)]);
    const b = one({ verdict: 'fail' }, [...hello, ...cram, ...asked(550)]);
    expect(told(a, b)).toContain('        C: NOOP\n      a S: 250 x\n      b S: 550 x\n');
  });
});

describe('what cannot be told', () => {
  test('a subject at one side only is counted, and named when asked', () => {
    const names = ['auth/list', 'auth/clear-text'];
    const a = reportOf([judgedTarget('smtp', [check(id, {}), ...names.map((it) => check(it, {}))])]);
    const b = reportOf([
      judgedTarget('smtp', [
        check(id, {}),
        ...names.map((it) => check(it, { verdict: 'not-applicable', message: 'no AUTH' })),
      ]),
    ]);
    expect(told(a, b)).toContain('  2 checks (smtp): not applicable at b: no AUTH\n');
    expect(told(a, b)).not.toContain(names[0]);
    expect(told(a, b, true)).toContain(names.join(', '));
    expect(told(a, b)).toContain('DIFFERENT: 2 checks with a subject at one side only');
  });

  test.each([
    ['inconclusive', 'inconclusive at b: greylisted'],
    ['skipped', 'skipped at b: greylisted'],
    ['error', 'error at b: greylisted'],
  ] as const)('%s is neither alike nor different', (verdict, words) => {
    const text = told(one({}), one({ verdict, message: 'greylisted' }));
    expect(text).toContain(words);
    expect(text).toContain('NOTHING COMPARED: no check was judged on both sides; 1 could not be compared');
  });

  test('a check, and a service, that one report lacks', () => {
    const b = reportOf([judgedTarget('smtp', [check(id, {})])]);
    const a = reportOf([
      judgedTarget('smtp', [check(id, {}), check('commands/help', {})]),
      judgedTarget('submission', []),
    ]);
    const { notCompared } = compareReports(a, b);
    expect(notCompared).toMatchObject([
      { checks: ['submission://mx.example.org:587'], verdict: 'absent', judgedAt: 'a' },
      { checks: ['commands/help'], verdict: 'absent', judgedAt: 'a' },
    ]);
    expect(told(a, b)).toContain(
      'NOTHING FOUND TO DIFFER (1 check judged on both sides); 2 could not be compared',
    );
    expect(compareReports(b, a).notCompared).toMatchObject([{ judgedAt: 'b' }, { judgedAt: 'b' }]);
  });
});

test('services are held against each other by name where hosts differ, by URL where not', () => {
  const at = (host: string, fields: Partial<CheckReport>): TargetReport => ({
    ...judgedTarget('smtp', [check(id, fields)]),
    url: `smtp://${host}:25`,
    host,
  });
  const a = reportOf([at('one.test', {}), at('two.test', { verdict: 'fail' })]);
  const swapped = reportOf([at('two.test', { verdict: 'fail' }), at('one.test', {})]);
  expect(isSame(compareReports(a, swapped))).toBe(true);
  const others = reportOf([at('three.test', {}), at('four.test', {})]);
  expect(compareReports(a, others).differences).toMatchObject([
    { a: { verdict: 'fail' }, b: { verdict: 'pass' } },
  ]);
});

test('hostile text is inert, and nothing but the dialogue is wider than asked', () => {
  const hostile = hostileReport();
  for (const target of hostile.targets) delete target.problem;
  const text = told(exampleReport(), hostile, true) + told(hostile, exampleReport());
  expect(text).toContain('<script>');
  expect(text).not.toMatch(/[\p{Cf}\p{Cs}\x00-\x09\x0b-\x1f\x7f-\x9f]/u);
  const wide = text.split('\n').filter((line) => [...line].length > 80 && !/^ {6}[ab ] [CS]: /.test(line));
  expect(wide).toEqual([]);
});
