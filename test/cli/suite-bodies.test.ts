import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../runner/result/index.js';
import { type Ended, reference, smtpspec } from './smtpspec.js';
import { asksNoop, folderWith, scenarioText, suiteText } from './suite-files.js';

/** Audits a sound server with a body, and with one beside it that asks for NOOP. */
async function audited(
  body: string,
  ...args: readonly string[]
): Promise<Ended & { readonly report: Report }> {
  const bodies = [scenarioText('acme/body', body), scenarioText('acme/noop', asksNoop)];
  const cwd = await folderWith({ 'acme/index.mjs': suiteText('acme', bodies) });
  const { url } = await reference();
  const suite = ['--suite', 'acme', '--only', 'acme'];
  const ended = await smtpspec(['audit', url, ...suite, ...args, '--quiet', '--json', 'r.json'], { cwd });
  return { ...ended, report: JSON.parse(await readFile(join(cwd, 'r.json'), 'utf8')) };
}

const checksIn = ({ targets }: Report) => targets.flatMap(({ checks }) => checks);

describe('a body of a user', () => {
  test.each<[what: string, body: string, says: string]>([
    ['that throws', 'null.reply;', "Cannot read properties of null (reading 'reply')"],
    ['that returns nothing', 'await session("hello");', 'it ended without an outcome'],
    ['that returns what is no outcome', 'return { kind: "good" };', 'an outcome of kind "good"'],
    ['that gives no text', 'return pass(250);', 'has no text that says what was seen'],
    ['with a finding that its head has not', 'return violation("none");', 'which its head does not declare'],
    ['that leaves a value out', 'return violation("other");', 'has no value for {reply}'],
    [
      'that opens two sessions',
      'await session("hello"); await session("hello"); return pass();',
      'opens more sessions at once than its head declares',
    ],
  ])('%s is an error, and no finding', async (_, body, says) => {
    const { code, report } = await audited(body);
    expect(code).toBe(4);
    expect(checksIn(report)).toMatchObject([
      { id: 'acme/body', verdict: 'error', message: expect.stringContaining(says) },
      { id: 'acme/noop', verdict: 'pass' },
    ]);
  });

  test('that waits for ever is given up, and nothing is decided', async () => {
    const { report } = await audited('await new Promise(() => {});', '--timeout', '0.5');
    expect(checksIn(report)[0]).toMatchObject({ id: 'acme/body', verdict: 'inconclusive' });
  });

  test('that loops for ever ends the run with its place, and what was decided stays', async () => {
    const { code, stderr, report } = await audited("await (await session('hello')).quit(); for (;;);");
    expect(stderr).toMatch(/^smtpspec: acme\/index\.mjs:1 loops without an end: [^\n]+\n/);
    expect(code).toBe(4);
    expect(report.interrupted).toBe(true);
    expect(checksIn(report)[0]).toMatchObject({ id: 'acme/body', verdict: 'skipped' });
  }, 180_000);
});
