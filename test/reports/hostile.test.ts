import { parse } from 'junit2json';
import columnsOf from 'string-width';
import { beforeAll, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/index.js';
import { compareReports, renderDiff } from '../../reports/diff/index.js';
import { renderGithub } from '../../reports/github/index.js';
import { renderJunit } from '../../reports/junit/index.js';
import { renderMarkdown } from '../../reports/markdown/index.js';
import { renderSarif } from '../../reports/sarif/index.js';
import { renderTap } from '../../reports/tap/index.js';
import { startReference } from '../../runner/reference/index.js';
import type { Report } from '../../runner/result/index.js';
import { exampleReport, hostileReport } from './example.js';
import { auditForText, hostileRun } from './hostile-server.js';
import { expectInert } from './inert.js';
import { readAnnotations, readMarkdown, readSarif, readTap, readXml } from './readers.js';

let seen: Report;

/** What a server said, and what a scenario or a file that somebody gives us could hold besides. */
const cases = ['a hostile server', 'a hostile report'] as const;
const reportOf = (name: (typeof cases)[number]): Report => (name === cases[0] ? seen : hostileReport());

beforeAll(async () => {
  seen = await hostileRun();
});

/** What was sent stands in what a reader gets, so that nothing is inert only because it is missing. */
function expectTold(read: unknown, name: (typeof cases)[number]): void {
  const text = JSON.stringify(read).replaceAll('\\\\', '\\');
  expect(text).toContain('<script>alert(1)</script><img src=x');
  if (name !== cases[0]) return;
  for (const part of [
    '</details>',
    'https://evil.example/',
    '::error title=x',
    '# skip x',
    '**bold**',
    '{0}',
    'yyyyyyyy',
  ])
    expect(text).toContain(part);
  expect(text).toMatch(/\\x1b\[31mred/i);
  expect(text).toMatch(/\\xe2\\x80\\xaefdp\.exe/i);
}

it.each(cases)('JUnit: %s', async (name) => {
  const text = renderJunit(reportOf(name));
  expectInert(text);
  expect(text.length).toBeLessThan(1_000_000);
  const ours = [
    'testsuites',
    'testsuite',
    'properties',
    'property',
    'testcase',
    'failure',
    'error',
    'skipped',
  ];
  for (const element of await readXml(text)) expect([...ours, 'system-out']).toContain(element);
  expectTold(await parse(text), name);
});

it.each(cases)('SARIF: %s', (name) => {
  const text = renderSarif(reportOf(name));
  expectInert(text);
  expect(text.length).toBeLessThan(1_000_000);
  const [run] = readSarif(text).runs;
  const messages = [...(run?.results ?? []), ...(run?.invocations?.[0]?.toolExecutionNotifications ?? [])];
  expect(messages.length).toBeGreaterThan(1);
  for (const { message } of messages) expect(message.text).not.toMatch(/\]\(|\{\d+\}/);
  expectTold(run, name);
  for (const rule of run?.tool.driver.rules ?? []) {
    const types = readMarkdown(rule.help?.markdown ?? '').map(({ type }) => type);
    expect(
      types.filter((type) => !['paragraph', 'text', 'strong', 'codespan', 'space'].includes(type)),
    ).toEqual([]);
    expect(rule.helpUri ?? 'https://').toMatch(/^https:\/\//);
  }
});

it.each(cases)('TAP: %s', (name) => {
  const report = reportOf(name);
  const text = renderTap(report);
  expectInert(text);
  expect(text.length).toBeLessThan(1_000_000);
  const tap = readTap(text);
  expect(tap.wrong).toEqual([]);
  expect(tap.bailout).toBe(false);
  expect(tap.targets).toHaveLength(report.targets.length);
  const all = report.targets.flatMap((target) => target.checks);
  expect(tap.checks.map(({ ok, skip, todo }) => ({ ok, skipped: skip !== false, todo }))).toEqual(
    all.map(({ verdict }) => ({
      ok: verdict !== 'fail',
      skipped: ['inconclusive', 'not-applicable', 'skipped'].includes(verdict),
      todo: false,
    })),
  );
  expectTold(tap.checks, name);
});

it.each(cases)('Markdown: %s', (name) => {
  const text = renderMarkdown(reportOf(name));
  expectInert(text);
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  const tokens = readMarkdown(text);
  const ours = [
    'heading',
    'paragraph',
    'text',
    'codespan',
    'code',
    'table',
    'list',
    'list_item',
    'space',
    'html',
  ];
  expect(tokens.map(({ type }) => type).filter((type) => !ours.includes(type))).toEqual([]);
  const tags = tokens.flatMap((token) => (token.type === 'html' ? [token.raw.trim()] : []));
  expect(new Set(tags)).toEqual(new Set(['<details><summary>Dialogue</summary>', '</details>']));
  const fences = tokens.filter(({ type }) => type === 'code');
  expect(fences.length).toBe(tags.length / 2);
  const heads = tokens.flatMap((token) => (token.type === 'heading' ? [token.text] : []));
  for (const head of heads)
    expect(head).toMatch(/^(smtpspec: |Not judged$|What to look at$|Inconclusive$|fail: |warn: )/);
  for (const token of tokens) if (token.type === 'table') expect(token.header.length).toBeLessThan(10);
  expectTold(tokens, name);
});

it.each(cases)('GitHub: %s', (name) => {
  const text = renderGithub(reportOf(name));
  expectInert(text);
  const annotations = readAnnotations(text);
  expect(annotations.length).toBeGreaterThan(1);
  expect(JSON.stringify(annotations)).toContain('<script>alert(1)</script>');
});

const wide = (text: string, dialogue: RegExp) =>
  text.split('\n').filter((line) => columnsOf(line) > 80 && !dialogue.test(line));

it.each(cases)('console: %s', (name) => {
  const text = renderConsole(reportOf(name), { color: false, width: 80, verbose: true });
  expectInert(text);
  expect(text.length).toBeLessThan(1_000_000);
  expect(wide(text, /^ {6}(C:|S:|--) /)).toEqual([]);
  expect(text).toContain('<script>alert(1)</script><img src=x');
  expect(text).toMatch(/\\x1b\[31mred/i);
  if (name === cases[0]) expect(text).toContain('S: 250-::error title=x::y');
});

it.each(cases)('diff: %s', (name) => {
  const [sound, hostile] = [exampleReport(), reportOf(name)];
  for (const target of hostile.targets) delete target.problem;
  for (const [a, b] of [
    [sound, hostile],
    [hostile, sound],
  ] as const) {
    for (const verbose of [false, true]) {
      const text = renderDiff(compareReports(a, b), { color: false, width: 80, verbose });
      expectInert(text);
      expect(text.length).toBeLessThan(1_000_000);
      expect(wide(text, /^ {6}[ab ] [CS]: /)).toEqual([]);
      expect(text).toMatch(/<script>alert\(1\)<\/script>/i);
    }
  }
});

it('diff: a hostile server against a sound one, with what it said', async () => {
  const sound = await startReference();
  const { host, port } = sound.addresses.smtp;
  try {
    const report = await auditForText(`smtp://${host}:${port}`);
    const text = renderDiff(compareReports(report, seen), { color: false, width: 80, verbose: true });
    expectInert(text);
    expect(wide(text, /^ {6}[ab ] [CS]: /)).toEqual([]);
    expect(text).toMatch(/^ {6}b S: 250 ::error title=x::y/m);
    expect(text).toMatch(/\\x1b\[31mred/);
  } finally {
    await sound.close();
  }
});
