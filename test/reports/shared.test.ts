import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedChecks, targetLabel, worthALook } from '../../reports/shared/checks.js';
import { lastLines, ranges } from '../../reports/shared/dialogue.js';
import { headline } from '../../reports/shared/headline.js';
import { visible } from '../../reports/shared/visible.js';
import { exampleReport, judgedTarget, reportOf } from './example.js';
import { check, session } from './example-checks.js';

describe('ranges', () => {
  it.each([
    [[], ''],
    [[7], '7'],
    [[3, 12, 13, 14, 5, 4], '3–5, 12–14'],
    [[2, 2, 4], '2, 4'],
  ])('tells %j as %j', (numbers, told) => {
    expect(ranges(numbers)).toBe(told);
  });
});

describe('visible', () => {
  it.each([
    ['\u0000\u0007\u001b[31m\u007f\u0085', '\\x00\\x07\\x1B[31m\\x7F\\x85'],
    ['a\r\nb', 'a\\x0D\\x0Ab'],
    ['\u202Eevil\u2066\u200B\uFEFF\u2028', '\\u{202E}evil\\u{2066}\\u{200B}\\u{FEFF}\\u{2028}'],
    ['\uD800 \u{E0041}', '\\u{D800} \\u{E0041}'],
    ['\uFFFE\uFFFF\u{1FFFF}', '\\u{FFFE}\\u{FFFF}\\u{1FFFF}'],
    ['Grüße 你好 \\r\\n', 'Grüße 你好 \\r\\n'],
  ])('spells out %j', (text, spelled) => {
    expect(visible(text)).toBe(spelled);
  });

  it('leaves nothing invisible, and nothing that it would change again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});

describe('worthALook', () => {
  it('puts fail, error, warn, inconclusive in this order, and heavier findings first', () => {
    const listed = worthALook(placedChecks(exampleReport())).map(
      ({ check: { verdict, severity, level } }) => `${verdict} ${severity ?? level}`,
    );
    expect([...new Set(listed)]).toEqual([
      'fail critical',
      'fail high',
      'error medium',
      'warn MUST',
      'warn SHOULD',
      'inconclusive critical',
    ]);
  });
});

describe('targetLabel', () => {
  it('names the service alone where there is one host, and the host where there are two', () => {
    const one = reportOf([judgedTarget('smtp', []), judgedTarget('submission', [])]);
    expect(one.targets.map((target) => targetLabel(target, one))).toEqual(['smtp', 'submission']);
    const two = exampleReport();
    expect(new Set(two.targets.map((target) => targetLabel(target, two))).size).toBe(two.targets.length);
  });

  it('adds the port where a host has the service twice', () => {
    const twice = reportOf([judgedTarget('smtp', []), { ...judgedTarget('smtp', []), port: 2525 }]);
    expect(twice.targets.map((target) => targetLabel(target, twice))).toEqual(['smtp:25', 'smtp:2525']);
  });
});

describe('headline', () => {
  const of = (...verdicts: Parameters<typeof check>[1]['verdict'][]) =>
    headline(
      reportOf([
        judgedTarget(
          'smtp',
          verdicts.map((verdict) => check('a/b', { verdict: verdict ?? 'pass' })),
        ),
      ]),
    );

  it.each([
    [of('pass', 'skipped'), 'pass'],
    [of('pass', 'warn'), 'warn'],
    [of('pass', 'inconclusive'), 'inconclusive'],
    [of('skipped', 'not-applicable'), 'inconclusive'],
    [of(), 'inconclusive'],
    [of('error', 'fail', 'pass'), 'fail'],
    [of('error', 'warn'), 'error'],
  ])('%j is %s', ({ verdict }, expected) => {
    expect(verdict).toBe(expected);
  });

  it('is no pass when a target was not judged or the run was cut short', () => {
    const sound = judgedTarget('smtp', [check('a/b', {})]);
    expect(headline(reportOf([sound])).verdict).toBe('pass');
    expect(headline(reportOf([sound, { ...sound, problem: 'Greeting 554' }])).verdict).toBe('inconclusive');
    expect(headline({ ...reportOf([sound]), interrupted: true }).verdict).toBe('inconclusive');
  });

  it('says so when nothing was decided', () => {
    expect(of().text).toBe('nothing was decided');
  });
});

describe('lastLines', () => {
  const opening = ['S: 220 mx\\r\\n', 'C: EHLO a\\r\\n', 'S: 250-mx\\r\\n', 'S: 250 SIZE\\r\\n'];
  const said = (lines: string[], count = 6) =>
    lastLines(session(0, 'a/b', lines), count).map(({ data }) => data.replace(/\\r\\n$/, ''));

  it('leaves out greeting, EHLO and QUIT where more was said', () => {
    const lines = [
      ...opening,
      'C: NOOP\\r\\n',
      'S: 250 ok\\r\\n',
      'C: QUIT\\r\\n',
      'S: 221 bye\\r\\n',
      '-- closed',
    ];
    expect(said(lines)).toEqual(['NOOP', '250 ok']);
  });

  it('keeps the EHLO exchange where it is all that was said', () => {
    expect(said([...opening, 'C: QUIT\\r\\n', 'S: 221 bye\\r\\n'])).toEqual([
      '220 mx',
      'EHLO a',
      '250-mx',
      '250 SIZE',
    ]);
  });

  it('keeps a QUIT that was answered in another way', () => {
    expect(said([...opening, 'C: QUIT\\r\\n', 'S: 500 what\\r\\n'])).toEqual(['QUIT', '500 what']);
  });

  it('keeps an EHLO whose line end is what the check is about', () => {
    expect(said(['S: 220 mx\\r\\n', 'C: EHLO a\\n', 'S: 250 mx\\r\\n', 'C: NOOP\\r\\n'])[1]).toBe(
      'EHLO a\\n',
    );
  });

  it('gives the last of many', () => {
    expect(said(['C: 1', 'S: 2', 'C: 3', 'S: 4'], 2)).toEqual(['3', '4']);
    expect(said([])).toEqual([]);
  });
});
