import { describe, expect, it } from 'vitest';
import { grade } from '../../runner/engine/verdict.js';
import type { Level, Severity, Verdict } from '../../runner/result/index.js';
import type { InvariantMeta } from '../../runner/scenario/index.js';
import { verbs } from '../../runner/scenario/index.js';
import { requirements, scenario, violation } from './catalogues.js';

const metaOf = (more: Partial<InvariantMeta> = {}): InvariantMeta =>
  scenario('suite/name', async () => verbs.pass(), more).meta;
const broken = violation('broken', { reply: '500 no' });

describe('a violation of conformance', () => {
  it.each<[row: string, level: Level, byDefault: Verdict, strict: Verdict]>([
    ['must', 'MUST', 'fail', 'fail'],
    ['must-not', 'MUST NOT', 'fail', 'fail'],
    ['grammar', 'grammar', 'fail', 'fail'],
    ['should', 'SHOULD', 'warn', 'warn'],
    ['should-not', 'SHOULD NOT', 'warn', 'warn'],
    ['expectation', 'expectation', 'warn', 'warn'],
    ['derived', 'derived', 'warn', 'warn'],
    ['may', 'MAY', 'info', 'info'],
    ['letter', 'MUST', 'warn', 'fail'],
  ])('of row %s (%s) is %s, and with --strict %s', (row, level, byDefault, strict) => {
    const meta = metaOf({ requirements: [row] });
    expect(grade(broken, meta, requirements, false)).toMatchObject({
      verdict: byDefault,
      level,
      finding: 'broken',
    });
    expect(grade(broken, meta, requirements, true)).toMatchObject({ verdict: strict, level });
  });

  it.each<[level: Level, byDefault: Verdict, strict: Verdict]>([
    ['MUST', 'warn', 'fail'],
    ['MUST NOT', 'warn', 'fail'],
    ['grammar', 'warn', 'fail'],
    ['SHOULD', 'warn', 'warn'],
    ['SHOULD NOT', 'warn', 'warn'],
    ['expectation', 'warn', 'warn'],
    ['derived', 'warn', 'warn'],
    ['MAY', 'info', 'info'],
  ])('by the letter, at level %s, is %s, and with --strict %s', (level, byDefault, strict) => {
    const findings = { broken: { message: 'The server drew {reply}', byTheLetter: true, level } };
    const meta = metaOf({ findings });
    expect(grade(broken, meta, requirements, false)).toMatchObject({
      verdict: byDefault,
      level,
      byTheLetter: true,
    });
    expect(grade(broken, meta, requirements, true).verdict).toBe(strict);
  });

  it('takes level and mark from the row that the finding names', () => {
    const findings = { broken: { message: 'The server drew {reply}', breaks: ['should'] as const } };
    expect(grade(broken, metaOf({ findings }), requirements, false)).toMatchObject({
      verdict: 'warn',
      level: 'SHOULD',
    });
    const letter = { broken: { message: 'The server drew {reply}', breaks: ['letter'] as const } };
    expect(grade(broken, metaOf({ findings: letter }), requirements, false).verdict).toBe('warn');
  });

  it('can take the mark of the row back', () => {
    const findings = { broken: { message: 'The server drew {reply}', byTheLetter: false } };
    const meta = metaOf({ findings, requirements: ['letter'] });
    expect(grade(broken, meta, requirements, false).verdict).toBe('fail');
  });
});

describe('a violation of security', () => {
  it.each<[Severity, Verdict]>([
    ['critical', 'fail'],
    ['high', 'fail'],
    ['medium', 'fail'],
    ['low', 'warn'],
    ['info', 'info'],
  ])('of severity %s is %s, strict or not', (severity, verdict) => {
    const own = { broken: { message: 'The server drew {reply}', severity } };
    for (const strict of [false, true]) {
      const inherited = grade(broken, metaOf({ axis: 'security', severity }), requirements, strict);
      expect(inherited).toEqual({ verdict, severity, message: 'The server drew 500 no', finding: 'broken' });
      const meta = metaOf({ axis: 'security', severity: 'critical', findings: own });
      expect(grade(broken, meta, requirements, strict)).toMatchObject({ verdict, severity });
    }
  });
});

describe('any other outcome', () => {
  it.each([
    [verbs.pass(), 'pass', 'A sound server does it'],
    [verbs.pass('seen'), 'pass', 'seen'],
    [verbs.observed('a fact'), 'info', 'a fact'],
    [verbs.inconclusive('silence'), 'inconclusive', 'silence'],
    [verbs.notApplicable('not offered'), 'not-applicable', 'not offered'],
  ])('%j is %s', (outcome, verdict, message) => {
    expect(grade(outcome, metaOf(), requirements, false)).toEqual({ verdict, message, level: 'MUST' });
    const security = metaOf({ axis: 'security', severity: 'low' });
    expect(grade(outcome, security, requirements, true)).toEqual({ verdict, message, severity: 'low' });
  });
});

describe('a mistake of the scenario', () => {
  it('is an exception: a finding that is not declared, a value that is missing', () => {
    expect(() => grade(violation('unheard'), metaOf(), requirements, false)).toThrow(/does not declare/);
    expect(() => grade(violation('broken'), metaOf(), requirements, false)).toThrow(/no value for \{reply\}/);
  });
});
