import { describe, expect, it } from 'vitest';
import { Answer } from '../../runner/net/index.js';
import { ReplyParser } from '../../runner/protocol/reply.js';
import {
  BadHead,
  checkHeads,
  fillMessage,
  type ScenarioMeta,
  type Verbs,
  verbs,
} from '../../runner/scenario/index.js';
import { invariant, noop, requirements, scenario } from '../engine/catalogues.js';

describe('verbs', () => {
  it('turn values into text, replies as they are quoted', () => {
    const [reply] = new ReplyParser().push(Buffer.from('500 n\xf6\r\n', 'latin1'));
    if (reply === undefined) throw new Error('no reply');
    const typed = verbs as Verbs<{ broken: { message: '{reply} {count} {line}' } }>;
    const outcome = typed.violation('broken', { reply: Answer.of(reply), count: 3, line: 'NOOP' });
    expect(outcome).toEqual({
      kind: 'violation',
      finding: 'broken',
      args: { reply: '500 n\\xf6', count: '3', line: 'NOOP' },
    });
  });

  it('leave out a message that was not given', () => expect(verbs.pass()).toEqual({ kind: 'pass' }));
});

describe('fillMessage', () => {
  it.each([
    ['{a} and {b}', { a: '1', b: '2' }, '1 and 2'],
    ['{a}{a}', { a: '$&' }, '$&$&'],
    ['{a}', { a: '{b}' }, '{b}'],
    ['nothing', {}, 'nothing'],
  ])('%j with %j', (message, args, filled) => expect(fillMessage(message, args)).toBe(filled));

  it('throws for a value that is missing', () =>
    expect(() => fillMessage('{a}', {})).toThrow(/no value for \{a\}/));
});

describe('checkHeads', () => {
  const check =
    (more: Partial<ScenarioMeta>, id = 'suite/name') =>
    () =>
      checkHeads([scenario(id, async () => verbs.pass(), more)], [], (row) =>
        Object.hasOwn(requirements, row),
      );

  it('takes sound heads', () => {
    expect(check({})).not.toThrow();
    const security = {
      axis: 'security',
      severity: 'low',
      weaknesses: ['CWE-441', 'CVE-2023-51764'],
    } as const;
    expect(check(security)).not.toThrow();
    expect(check({ variants: { 'a-1': undefined } })).not.toThrow();
    const graded = { broken: { message: 'It is broken.', level: 'SHOULD' } } as const;
    expect(check({ requirements: [], findings: graded })).not.toThrow();
  });

  it.each<[what: string, more: Partial<ScenarioMeta>, message: RegExp]>([
    ['a row that no table has', { requirements: ['unheard'] }, /cites unheard/],
    [
      'a row of a finding that no table has',
      { findings: { x: { message: 'It is broken.', breaks: ['unheard'] } } },
      /cites unheard/,
    ],
    ['no finding', { findings: {} }, /findings/],
    ['a short title', { title: 'short' }, /title/],
    ['security without a weakness', { axis: 'security', severity: 'low' }, /names no CWE/],
    [
      'security without a severity',
      { axis: 'security', weaknesses: ['CWE-1'] },
      /finding broken has no severity/,
    ],
    ['a finding with neither row nor level', { requirements: [] }, /finding broken has no level/],
    ['a weakness of another form', { weaknesses: ['cwe-1'] }, /weaknesses/],
    ['a keyword in lower case', { needs: { capability: ['size'] } }, /capability/],
    ['no variants at all', { variants: {} }, /variants/],
    ['too many connections', { connections: 9 }, /connections/],
    ['half a message', { messages: 0.5 }, /messages/],
    ['messages of an observer', { impact: 'observe', messages: 1 }, /only observes/],
  ])('refuses %s', (_what, more, message) => {
    expect(check(more)).toThrow(BadHead);
    expect(check(more)).toThrow(message);
  });

  it.each(['name', 'Suite/name', 'suite/Name', 'suite/a--b', 'suite/a/b', 'suite/'])(
    'refuses the id %s',
    (id) => expect(check({}, id)).toThrow(BadHead),
  );

  it('refuses an id that is there twice, invariants included', () => {
    const twin = invariant(noop.meta.id, () => undefined);
    expect(() => checkHeads([noop], [twin], () => true)).toThrow(/defined twice/);
  });
});
