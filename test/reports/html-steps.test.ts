import { describe, expect, it } from 'vitest';
import { htmlParts, renderHtml } from '../../reports/html/index.js';
import { stepsOf } from '../../reports/shared/steps.js';
import { exampleReport, judgedTarget, reportOf, withTls } from './example.js';
import { check } from './example-checks.js';

const fails = { verdict: 'fail', level: 'MUST' } as const;
const ids = (report: Parameters<typeof stepsOf>[0]) =>
  stepsOf(report).steps.map(({ scenarios }) => scenarios.map(([[{ check }]]) => check.id));

describe('what to do first', () => {
  it('is the gravest, then what a setting of the recognised product mends, then what is found on more services', () => {
    const some = [
      check('a/no-remedy', { ...fails }),
      check('a/general', { ...fails, remedy: { any: 'Read the manual', exim: 'Not this product' } }),
      check('a/setting', { ...fails, remedy: { any: 'Read the manual', postfix: 'x = yes' } }),
      check('a/warns', { verdict: 'warn', level: 'SHOULD', remedy: { postfix: 'y = yes' } }),
      check('a/passes', {}),
      check('a/unseen', { verdict: 'inconclusive' }),
    ];
    const report = reportOf([
      judgedTarget('smtp', [...some, check('a/alone', { ...fails })]),
      judgedTarget('submission', some),
    ]);
    expect(ids(report)).toEqual([['a/setting'], ['a/general'], ['a/no-remedy'], ['a/alone'], ['a/warns']]);
    expect(stepsOf(report).steps.map(({ ease }) => ease)).toEqual([
      'setting',
      'advice',
      'none',
      'none',
      'setting',
    ]);
    expect(stepsOf(report).undecided.map(([{ check }]) => check.id)).toEqual(['a/unseen']);
  });

  it('is one step for all that the same setting mends, and for the variants of a scenario', () => {
    const remedy = { postfix: 'x = yes' };
    const report = reportOf([
      judgedTarget('smtp', [
        check('a/one', { verdict: 'warn', level: 'SHOULD', remedy }),
        check('a/two', { ...fails, remedy }),
        check('a/three', { ...fails, variant: 'p', message: 'P' }),
        check('a/three', { ...fails, variant: 'q', message: 'Q' }),
      ]),
    ]);
    expect(ids(report)).toEqual([['a/two', 'a/one'], ['a/three']]);
    expect(stepsOf(report).steps.map(({ checks }) => checks.length)).toEqual([2, 2]);
  });

  it('knows no setting where the product is not recognised, and gives all advice there is', () => {
    const { software: _, ...target } = judgedTarget('smtp', [
      check('a/one', { ...fails, remedy: { any: 'Read', postfix: 'x = yes' } }),
    ]);
    const [step] = stepsOf(reportOf([target])).steps;
    expect(step?.ease).toBe('advice');
    expect(step?.advice.map(({ text }) => text)).toEqual(['Read', 'x = yes']);
  });

  it('is told with remedy, clause, evidence and a command', () => {
    const html = renderHtml(exampleReport());
    const list = html.slice(html.indexOf('<ol class="attention"'), html.indexOf('</ol>'));
    const entry = list.split('<li>').find((part) => part.includes('relay/percent-hack')) ?? '';
    expect(entry).toContain('relay/percent-hack');
    expect(list).toMatch(/Postfix<\/bdi><\/b>: <bdi>.*allow_percent_hack/);
    expect(list).toContain('--only relay/percent-hack');
    expect(html).toContain('Check all of this again');
  });
});

describe('the table of servers and services', () => {
  const table = (html: string) =>
    html.slice(html.indexOf('<figure class="scroll overview"'), html.indexOf('</figure>'));

  it('has a row for each server and a cell for each of its services, which leads to the card', () => {
    const html = table(renderHtml(exampleReport()));
    const rows = html.split('<tr>').slice(2);
    expect(rows).toHaveLength(2);
    expect([...html.matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(['t1', 't2', 't3', 't4']);
    expect(rows[0]).toContain('mx.example.org');
    expect(rows[0]).toMatch(/badge fail.*badge fail.*badge fail/);
    expect(rows[1]).toMatch(/badge inconclusive.*timed out/);
  });

  it('tells a service with expected findings alone by the worst of the others', () => {
    const known = { verdict: 'fail', reason: 'so be it', key: 'a/one', outcome: 'met' } as const;
    const html = table(
      renderHtml(
        reportOf([judgedTarget('smtp', [check('a/one', { ...fails, expected: known }), check('a/two', {})])]),
      ),
    );
    expect(html).toContain('badge pass');
    expect(html).not.toContain('badge fail');
  });

  it('has a row for each address of a name', () => {
    const one = judgedTarget('smtp', [check('a/one', {})]);
    const html = table(renderHtml(reportOf([one, { ...one, address: '192.0.2.26' }])));
    expect(html).toContain('mx.example.org 192.0.2.25');
    expect(html).toContain('mx.example.org 192.0.2.26');
  });
});

describe('on paper', () => {
  it('stands each failure once, and what is expected not at all', () => {
    const known = { verdict: 'fail', reason: 'so be it', key: 'a/known', outcome: 'met' } as const;
    const checks = [
      check('a/fails', { ...fails }),
      check('a/known', { ...fails, expected: known }),
      check('a/warns', { verdict: 'warn' }),
    ];
    const html = renderHtml(reportOf([judgedTarget('smtp', checks), judgedTarget('submission', checks)]));
    const printed = [...html.matchAll(/<details class="check printed" id="([^"]+)"/g)].map(([, id]) => id);
    expect(printed).toEqual(['t1-c1']);
  });
});

describe('dialogues', () => {
  const session = (id: number, scenario: string) => ({
    id,
    scenario,
    events: [{ ms: 1, from: 'server', tls: false, data: `220 session ${id}\\r\\n` }] as const,
  });
  const shared = (checks: Parameters<typeof judgedTarget>[1]) => {
    const target = judgedTarget('smtp', checks);
    return renderHtml(
      reportOf([
        {
          ...target,
          transcripts: [session(0, 'a/two'), session(1, 'preflight')].map((it) => ({
            ...it,
            events: [...it.events],
          })),
        },
      ]),
    );
  };
  const count = (html: string, part: string) => html.split(part).length - 1;

  it('stand once, under the scenario that held the session, and other checks lead there', () => {
    const html = shared([
      check('a/one', { transcripts: [0] }),
      check('a/two', { variant: 'p', transcripts: [0] }),
      check('a/two', { variant: 'q', transcripts: [0] }),
    ]);
    expect(count(html, '220 session 0')).toBe(1);
    expect(html.indexOf('id="t1-s0"')).toBeGreaterThan(html.indexOf('id="t1-c2"'));
    expect(count(html, '<a href="#t1-s0">Session 0</a>')).toBe(2);
  });

  it('stand under every finding that they are evidence of', () => {
    const html = shared([
      check('a/one', { ...fails, transcripts: [0] }),
      check('a/two', { transcripts: [0] }),
      check('a/three', { verdict: 'warn', transcripts: [0] }),
    ]);
    expect(count(html, '220 session 0')).toBe(2);
    expect(count(html, 'id="t1-s0"')).toBe(1);
    expect(count(html, '<a href="#t1-s0">Session 0</a>')).toBe(1);
  });

  it('that no check names stand with the service', () => {
    const html = shared([check('a/two', { transcripts: [0] })]);
    const card = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
    expect(card).toContain('220 session 1');
    expect(count(html, '220 session 1')).toBe(1);
  });
});

describe('the page in parts', () => {
  it('is the page', () => {
    const report = exampleReport();
    const parts = [...htmlParts(report)];
    expect(parts.join('')).toBe(renderHtml(report));
    expect(parts.length).toBeGreaterThan(report.targets.flatMap(({ checks }) => checks).length);
  });

  it('has no part that holds more than one check', () => {
    const parts = [...htmlParts(withManyChecks())];
    expect(Math.max(...parts.map((part) => part.split('<details class="check').length - 1))).toBe(1);
  });
});

function withManyChecks() {
  const checks = Array.from({ length: 50 }, (_, n) => check(`a/check-${n}`, { transcripts: [1] }));
  return reportOf([withTls(judgedTarget('smtp', checks), {})]);
}
