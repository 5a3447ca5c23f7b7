import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../reports/markdown/index.js';
import { fenced, inline } from '../../reports/shared/markdown.js';
import { exampleReport, judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';
import { readMarkdown } from './readers.js';

const text = renderMarkdown(exampleReport());

it('has the headline, the counts, what was not judged and each finding once', () => {
  const heads = readMarkdown(text).flatMap((token) => (token.type === 'heading' ? [token.text] : []));
  expect(heads).toEqual([
    'smtpspec: fail',
    'Not judged',
    'What to look at',
    'fail: A recipient that hides an outside address is not relayed',
    'fail: A recipient that hides an outside address is not relayed',
    'error: Commands sent before the handshake are dropped',
    'warn: A line that ends in a bare LF is not taken as a command',
    'warn: The class of the enhanced code agrees with the reply code',
    'Between the services',
    'Inconclusive',
  ]);
  const table = readMarkdown(text).find((token) => token.type === 'table');
  expect(table?.rows.map((row) => row.map((cell) => cell.text).join(' '))[0]).toBe(
    '`smtp mx.example.org` 2 1 2 1 1 3 1 1',
  );
});

it('shows the dialogue as it was, of several services the first', () => {
  const tags = readMarkdown(text).flatMap((token) => (token.type === 'html' ? [token.raw.trim()] : []));
  expect(tags.filter((tag) => tag !== '</details>')).toEqual(
    Array.from({ length: 5 }, () => '<details><summary>Dialogue with the first of them</summary>'),
  );
  const dialogues = readMarkdown(text).flatMap((token) => (token.type === 'code' ? [token.text] : []));
  expect(dialogues[0]).toBe(
    [
      'C: MAIL FROM:<probe@probe.example>',
      'S: 250 2.1.0 Ok',
      'C: RCPT TO:<user%outside.example@example.org>',
      'S: 250 2.1.5 Ok',
    ].join('\n'),
  );
});

it('stays within a step summary, and counts what it leaves out', () => {
  const checks = Array.from({ length: 5000 }, (_, n) =>
    check(`suite/check-${n}`, { verdict: 'fail', message: `${n} ${'word '.repeat(190)}` }),
  );
  const long = renderMarkdown(reportOf([judgedTarget('smtp', checks)]));
  expect(Buffer.byteLength(long)).toBeLessThan(510_000);
  expect(Buffer.byteLength(long)).toBeGreaterThan(450_000);
  const shown = long.match(/^#### /gm)?.length ?? 0;
  const [, left] = /Left out here, and in the whole report: ([\d,]+) parts\./.exec(long) ?? [];
  expect(shown).toBeGreaterThan(400);
  expect(shown + Number(left?.replace(',', ''))).toBe(5000);
});

describe('inline', () => {
  it.each([
    ['The greeting is 220, and that is all.', 'The greeting is 220, and that is all.'],
    ['RCPT TO:<a@b> drew 250 2.1.5 Ok', 'RCPT `TO:<a@b>` drew 250 2.1.5 Ok'],
    ['see https://a.example/ now', 'see `https://a.example/` now'],
    ['a ` and `` b', 'a ``` ` ``` and ``` `` ``` b'],
    ['say *this* _or_ that', 'say `*this* _or_` that'],
    ['set disable_vrfy_command = yes there', 'set `disable_vrfy_command = yes` there'],
    ['one|two', '`one\\x7Ctwo`'],
    ['www.a.example', '`www.a.example`'],
    ['@all #1 &lt;', '`@all #1 &lt;`'],
    ['\u001b[31m \u202E', '`\\x1B[31m \\u{202E}`'],
    ['ends in a backslash\\', 'ends in a `backslash\\`'],
  ])('%j', (remote, markdown) => {
    const [before] = readMarkdown(`x ${inline(remote, 600)}`);
    expect(before?.type).toBe('paragraph');
    if (!remote.includes('` and')) expect(inline(remote, 600)).toBe(markdown);
    const types = readMarkdown(`x ${inline(remote, 600)}`).map(({ type }) => type);
    expect(types.filter((type) => !['paragraph', 'text', 'codespan'].includes(type))).toEqual([]);
  });
});

it.each([['```'], ['~~~'], ['`````', '```']])('a fence holds %j', (...lines) => {
  const [token, ...more] = readMarkdown(fenced(lines));
  expect(token).toMatchObject({ type: 'code', text: lines.join('\n') });
  expect(more).toEqual([]);
});

it('a bar in the name of a target begins no cell', () => {
  const report = reportOf([
    { ...judgedTarget('smtp', [check('a/b', {})]), host: 'a|b\\|c' },
    judgedTarget('smtp', []),
  ]);
  const table = readMarkdown(renderMarkdown(report)).find((token) => token.type === 'table');
  expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['`smtp a\\x7Cb\\\\x7Cc`', '1'],
    ['`smtp mx.example.org`', '0'],
  ]);
});
