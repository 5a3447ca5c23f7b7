import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { renderConsole } from '../../reports/console/index.js';
import { renderHtml } from '../../reports/html/index.js';
import { renderMarkdown } from '../../reports/markdown/index.js';
import { type Change, type ChangeKind, changeKinds, sinceThen } from '../../reports/shared/since.js';
import { countWords, noteWords } from '../../reports/shared/since-words.js';
import { type CheckReport, type Report, type TargetReport, verdicts } from '../../runner/result/index.js';
import { exampleReport, hostileReport, judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';
import { siteReport } from './example-roles.js';
import { expectInert } from './inert.js';
import { readMarkdown } from './readers.js';

type Fields = Partial<CheckReport>;

const id = 'relay/third-party';
const failed: Fields = { verdict: 'fail', finding: 'relayed', message: 'It relays' };
const one = (fields: Fields | undefined): Report =>
  reportOf([judgedTarget('smtp', fields === undefined ? [] : [check(id, fields)])]);
const kindsOf = (then: Report, now: Report): ChangeKind[] =>
  sinceThen(then, now).changes.map(({ kind }) => kind);
const at = (target: TargetReport, url: string): TargetReport => {
  const { hostname, port } = new URL(url.replace(/^\w+:/, 'http:'));
  return { ...target, url, host: hostname, port: Number(port) };
};
const plain = { color: false, width: 80, verbose: false };

describe('what becomes of one check', () => {
  test.each<[ChangeKind | undefined, Fields | undefined, Fields | undefined]>([
    ['new', {}, failed],
    ['new', { verdict: 'info' }, failed],
    ['new', { verdict: 'not-applicable' }, failed],
    ['fixed', failed, {}],
    ['fixed', { ...failed, verdict: 'warn' }, { verdict: 'info' }],
    ['unchanged', failed, { ...failed, message: 'It relays in other words' }],
    ['changed', failed, { ...failed, verdict: 'warn' }],
    ['changed', failed, { ...failed, finding: 'hidden' }],
    ['unjudged-now', failed, { verdict: 'inconclusive' }],
    ['unjudged-now', failed, { verdict: 'error' }],
    ['unjudged-now', failed, { verdict: 'skipped' }],
    ['unjudged-now', failed, { verdict: 'not-applicable' }],
    ['unjudged-now', failed, undefined],
    ['unjudged-then', { verdict: 'inconclusive' }, failed],
    ['unjudged-then', { verdict: 'error' }, failed],
    ['unjudged-then', { verdict: 'skipped' }, failed],
    ['unjudged-then', undefined, failed],
    [undefined, {}, { verdict: 'inconclusive' }],
    [undefined, { verdict: 'skipped' }, {}],
    [undefined, undefined, {}],
  ])('%s: %o, %o', (kind, then, now) => {
    expect(kindsOf(one(then), one(now))).toEqual(kind === undefined ? [] : [kind]);
  });

  it('a variant is a check of its own', () => {
    const report = (first: Fields, second: Fields) =>
      reportOf([
        judgedTarget('smtp', [check(id, { variant: 'a', ...first }), check(id, { variant: 'b', ...second })]),
      ]);
    const { changes } = sinceThen(report(failed, {}), report({}, failed));
    expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
      ['new', `${id} [b]`],
      ['fixed', `${id} [a]`],
    ]);
  });

  it('a finding that is expected now is told so', () => {
    const expected = { verdict: 'fail', reason: 'r', key: id, outcome: 'met' } as const;
    const [change] = sinceThen(one({}), one({ ...failed, expected })).changes;
    expect(change).toMatchObject({ kind: 'new', asExpected: true });
    expect(renderConsole(one({ ...failed, expected }), { ...plain, earlier: one({}) })).toContain(
      `new: ${id} (smtp): fail as expected, was pass`,
    );
  });

  it('a target that was not judged mends nothing', () => {
    const gone = { ...judgedTarget('smtp', []), problem: 'No connection' };
    const [change, ...more] = sinceThen(one(failed), reportOf([gone])).changes;
    expect(change).toMatchObject({ kind: 'unjudged-now', now: 'absent', message: 'No connection' });
    expect(more).toEqual([]);
  });

  it('what services lack together is one of them', () => {
    const site = siteReport();
    const sound = {
      ...site,
      roles: (site.roles ?? []).map((role) => ({ ...role, cells: role.cells.map(met) })),
    };
    const roles = (changes: readonly Change[]) =>
      changes.flatMap(({ kind, name }) => (name.startsWith('roles/') ? [`${kind} ${name}`] : []));
    expect(roles(sinceThen(sound, site).changes)).toEqual(['new roles/same-login']);
    expect(roles(sinceThen(site, sound).changes)).toEqual(['fixed roles/same-login']);
    expect(roles(sinceThen(site, { ...site, roles: [] }).changes)).toEqual(['unjudged-now roles/same-login']);
  });
});

type Cell = NonNullable<Report['roles']>[number]['cells'][number];

function met(cell: Cell): Cell {
  return cell.state === 'unmet' ? { ...cell, state: 'met' } : cell;
}

describe('which targets are held against each other', () => {
  const target = (service: 'smtp' | 'submission', url: string, fields: Fields, address = '192.0.2.25') => ({
    ...at(judgedTarget(service, [check(id, fields)]), url),
    address,
  });

  test.each<[string, TargetReport, TargetReport]>([
    [
      'another port',
      target('smtp', 'smtp://a.test:25', failed),
      target('smtp', 'smtp://a.test:2525', failed),
    ],
    [
      'another address',
      target('smtp', 'smtp://a.test:25', failed),
      target('smtp', 'smtp://a.test:25', failed, '192.0.2.77'),
    ],
    [
      'a name and its address',
      target('smtp', 'smtp://a.test:25', failed),
      target('smtp', 'smtp://192.0.2.25:25', failed),
    ],
  ])('one server: %s', (_, then, now) => {
    const since = sinceThen(reportOf([then]), reportOf([now]));
    expect(since).toMatchObject({ otherTargets: false, targetsThen: [], targetsNow: [] });
    expect(since.changes.map(({ kind }) => kind)).toEqual(['unchanged']);
  });

  it('each address of a name with itself', () => {
    const both = (first: Fields, second: Fields) =>
      reportOf([
        target('smtp', 'smtp://a.test:25', first, '192.0.2.1'),
        target('smtp', 'smtp://a.test:25', second, '192.0.2.2'),
      ]);
    const { changes } = sinceThen(both(failed, {}), both({}, failed));
    expect(changes.map(({ kind, places }) => [kind, places.map(({ label }) => label)])).toEqual([
      ['new', ['smtp 192.0.2.2']],
      ['fixed', ['smtp 192.0.2.1']],
    ]);
  });

  it('a host that came and one that went are two hosts', () => {
    const alone = (targets: TargetReport[]) => ({ ...reportOf(targets), roles: [] });
    const common = target('submission', 'submission://a.test:587', {});
    const since = sinceThen(
      alone([common, target('smtp', 'smtp://old.test:25', failed, '192.0.2.1')]),
      alone([common, target('smtp', 'smtp://young.test:25', failed, '192.0.2.2')]),
    );
    expect(since.changes.map(({ kind }) => kind)).toEqual(['unjudged-then', 'unjudged-now']);
    expect(noteWords(since)).toEqual([
      'Only the earlier report has smtp://old.test:25.',
      'Only this report has smtp://young.test:25.',
    ]);
  });

  it('other targets are compared by service, and every format says so', () => {
    const then = reportOf([target('smtp', 'smtp://old.test:25', failed, '192.0.2.1')]);
    const now = reportOf([target('smtp', 'smtp://young.test:25', {}, '192.0.2.2')]);
    const words = 'The earlier run was of other targets, smtp://old.test:25';
    expect(noteWords(sinceThen(then, now))[0]).toContain(words);
    expect(renderHtml(now, { earlier: then })).toContain(words);
    expect(renderConsole(now, { ...plain, earlier: then })).toContain(words);
    expect(renderMarkdown(now, { earlier: then }).replaceAll('`', '')).toContain(words);
  });
});

describe('what else has to be known', () => {
  const changed = (change: Partial<Report>): string[] => {
    const now = exampleReport();
    return noteWords(sinceThen({ ...now, ...change }, now));
  };

  test.each<[string, Partial<Report>, RegExp]>([
    ['version', { tool: { name: 'smtpspec', version: '0.0.9' } }, /versions of smtpspec differ/],
    ['interrupted', { interrupted: true }, /^The earlier run was interrupted/],
    ['later', { startedAt: '2026-03-02T09:30:00.000Z' }, /is the later one/],
    [
      'options',
      { options: { ...exampleReport().options, allow: 'observe' } },
      /^--allow was observe and is probe/,
    ],
  ])('%s', (_, change, words) => {
    expect(changed(change)).toEqual([expect.stringMatching(words)]);
  });

  it('nothing, where nothing differs', () => {
    expect(changed({})).toEqual([]);
  });

  it('the same run', () => {
    const report = { ...exampleReport(), runId: '0eb89a2a' };
    expect(noteWords(sinceThen(report, report))).toEqual(['Both reports are of the same run.']);
  });

  it('how many checks without a finding were judged at one time alone', () => {
    const report = (...checks: CheckReport[]) => reportOf([judgedTarget('smtp', checks)]);
    const open = { verdict: 'inconclusive' } as const;
    const since = sinceThen(
      report(check('a/a', {}), check('a/b', {}), check('a/c', open), check('a/d', {}), check('a/e', open)),
      report(check('a/a', open), check('a/b', open), check('a/c', {}), check('a/e', open), check('a/f', {})),
    );
    expect(noteWords(since)).toEqual([
      'Of the checks without a finding: 2 checks judged then and not now, 1 judged now and not then, 1 in the earlier report alone, 1 in this report alone.',
    ]);
  });
});

/** Reports of two services, each with some of five checks. */
const anyReport = fc
  .array(
    fc.uniqueArray(
      fc.record({
        n: fc.integer({ min: 0, max: 4 }),
        verdict: fc.constantFrom(...verdicts),
        finding: fc.constantFrom('x', 'y'),
      }),
      { selector: ({ n }) => n, maxLength: 5 },
    ),
    { minLength: 2, maxLength: 2 },
  )
  .map(([first = [], second = []]) => {
    const checks = (all: typeof first) => all.map(({ n, ...fields }) => check(`suite/check-${n}`, fields));
    return reportOf([judgedTarget('smtp', checks(first)), judgedTarget('submission', checks(second))]);
  })
  .map((report) => ({ ...report, roles: [] }));

test('every finding of both reports is in one kind, and in no other', () => {
  fc.assert(
    fc.property(anyReport, anyReport, (then, now) => {
      const { counts, changes } = sinceThen(then, now);
      const both = counts.changed + counts.unchanged;
      expect(counts.new + counts['unjudged-then'] + both).toBe(now.totals.fail + now.totals.warn);
      expect(counts.fixed + counts['unjudged-now'] + both).toBe(then.totals.fail + then.totals.warn);
      for (const kind of changeKinds) {
        const places = changes.flatMap((change) => (change.kind === kind ? change.places : []));
        expect(places).toHaveLength(counts[kind]);
      }
    }),
  );
});

test('a report and itself', () => {
  const since = sinceThen(exampleReport(), exampleReport());
  expect(new Set(since.changes.map(({ kind }) => kind))).toEqual(new Set(['unchanged']));
  expect(countWords(since)).toMatch(/^nothing new, \d+ unchanged$/);
});

describe('how it is told', () => {
  const earlier = (): Report => {
    const report = exampleReport();
    const [first, second] = report.targets.map(({ checks }) => checks);
    for (const one of first ?? []) if (one.verdict === 'pass') Object.assign(one, failed);
    for (const one of second ?? []) if (one.verdict === 'fail') Object.assign(one, { verdict: 'pass' });
    return { ...report, startedAt: '2026-02-20T09:30:00.000Z' };
  };

  it('console: a few lines, the unchanged only with verbose', () => {
    const text = renderConsole(exampleReport(), { ...plain, earlier: earlier() });
    const from = text.indexOf('SINCE 2026-02-20 09:30:00 UTC, smtpspec 0.1.0');
    expect(from).toBeGreaterThan(0);
    expect(text.slice(from).split('\n')[1]).toBe('  2 new, 3 fixed, 12 unchanged');
    expect(text.slice(from)).toMatch(
      /\n {2}new: relay\/percent-hack \[@local:user@outside\] \(submission mx\.example\.org\):\n {4}fail, was pass\n/,
    );
    expect(text).not.toContain('\n  unchanged: ');
    for (const line of text.slice(from).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const verbose = renderConsole(exampleReport(), { ...plain, verbose: true, earlier: earlier() });
    expect(verbose).toContain('\n  unchanged: ');
    expect(renderConsole(exampleReport(), plain)).not.toContain('SINCE');
  });

  it('console: twenty of a kind, and how many more', () => {
    const checks = (fields: Fields) => Array.from({ length: 30 }, (_, n) => check(`a/check-${n}`, fields));
    const report = (fields: Fields) => reportOf([judgedTarget('smtp', checks(fields))]);
    const text = renderConsole(report(failed), { ...plain, earlier: report({}) });
    expect(text.match(/^ {2}new: /gm)).toHaveLength(20);
    expect(text).toContain('\n  and 10 more new; --verbose names them\n');
  });

  it('HTML: a section with links to checks that are there', () => {
    const html = renderHtml(exampleReport(), { earlier: earlier() });
    const section = html.slice(html.indexOf('<section id="since"'), html.indexOf('<section id="roles"'));
    expect(section).toContain('2 new, 3 fixed, 12 unchanged.');
    expect(section).toContain('Then: 2026-02-20 09:30:00 UTC, smtpspec 0.1.0. Now: 2026-03-01 09:30:00 UTC');
    const linked = [...section.matchAll(/<a href="#([^"]+)"/g)].map(([, anchor]) => anchor);
    expect(linked).toHaveLength(2 + 3 + 12);
    for (const anchor of linked) expect(html).toContain(` id="${anchor}"`);
    expect(html).toContain('href="#since"');
    expect(renderHtml(exampleReport())).not.toMatch(/id="since"|href="#since"/);
  });

  it('Markdown: a short section', () => {
    const tokens = readMarkdown(renderMarkdown(exampleReport(), { earlier: earlier() }));
    const heads = tokens.flatMap((token) => (token.type === 'heading' ? [token.text] : []));
    expect(heads.some((head) => /^Since .*2026-02-20.*0\.1\.0/.test(head))).toBe(true);
    const items = tokens.flatMap((token) => (token.type === 'list_item' ? [token.text] : []));
    expect(items.filter((text) => /^(new|fixed): /.test(text)).length).toBeGreaterThan(3);
    expect(items.join()).not.toContain('unchanged: ');
  });

  it.each([
    ['now', hostileReport(), reportOf([])],
    ['then', reportOf([judgedTarget('smtp', [])]), hostileReport()],
  ])('what a server said is inert: %s', (_, now, then) => {
    expectInert(renderConsole(now, { ...plain, verbose: true, earlier: then }));
    const markdown = renderMarkdown(now, { earlier: then });
    expectInert(markdown);
    const tags = readMarkdown(markdown).flatMap((token) => (token.type === 'html' ? [token.raw.trim()] : []));
    for (const tag of tags) expect(tag).toMatch(/^<details><summary>Dialogue<\/summary>$|^<\/details>$/);
    const html = renderHtml(now, { earlier: then });
    expectInert(html);
    expect(html).not.toMatch(/<img|<script>alert/i);
    expect(html).toContain('&lt;script>alert(1)');
  });
});
