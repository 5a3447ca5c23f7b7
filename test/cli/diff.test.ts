import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { audit } from '../../runner/index.js';
import { hostileReport, judgedTarget, reportOf } from '../reports/example.js';
import { check } from '../reports/example-checks.js';
import { type Ended, folder, reference, smtpspec } from './smtpspec.js';

// Little, as a loaded machine takes its time: each test audits two or three times.
const selection = [
  '--only',
  'commands/noop',
  '--only',
  'commands/help',
  '--only',
  'relay/third-party',
  '--quiet',
];

async function audited(cwd: string, url: string, file: string): Promise<void> {
  const { code, stderr } = await smtpspec(
    ['audit', url, ...selection, '--fail-on', 'never', '--json', file],
    { cwd },
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

describe('smtpspec diff', { timeout: 240_000 }, () => {
  test('two runs of one server, and of two that are alike, do not differ', async () => {
    const [server, twin] = [await reference(), await reference()];
    const cwd = await folder();
    await audited(cwd, server.url, 'a.json');
    await audited(cwd, server.url, 'b.json');
    await audited(cwd, twin.url, 'c.json');
    // Not the same bytes, so that there is something to see past.
    expect(await readFile(join(cwd, 'a.json'), 'utf8')).not.toBe(await readFile(join(cwd, 'b.json'), 'utf8'));
    for (const other of ['b.json', 'c.json']) {
      const { code, stdout, stderr } = await smtpspec(['diff', 'a.json', other], { cwd });
      expect(stdout).toMatch(/^SAME: \d+ checks judged on both sides$/m);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
  });

  test('one fault is told with both dialogues, and as JSON', async () => {
    const [server, faulty] = [await reference(), await reference({ faults: ['noop-refused-500'] })];
    const cwd = await folder();
    await audited(cwd, server.url, 'a.json');
    await audited(cwd, faulty.url, 'b.json');
    const { code, stdout } = await smtpspec(['diff', 'a.json', 'b.json'], { cwd });
    expect(stdout).toMatch(/ {4}commands\/noop \[plain.*\] \(smtp\)\n {6}a {2}pass: .+\n {6}b {2}fail/);
    expect(stdout).toMatch(/\n {8}C: NOOP\n {6}a S: 250 .+\n {6}b S: 5\d\d .+\n/);
    expect(code).toBe(1);
    const asked = await smtpspec(['diff', 'a.json', 'b.json', '--json'], { cwd });
    expect(asked.code).toBe(1);
    const { differences } = JSON.parse(asked.stdout);
    expect(differences).toContainEqual(
      expect.objectContaining({ id: 'commands/noop', variant: 'plain', kind: 'verdict', services: ['smtp'] }),
    );
  });

  test('the example of docs/gate.md is what it shows', async () => {
    const faults = ['noop-refused-500', 'vrfy-252', 'help-unsupported-502', 'quit-argument-accepted'];
    const only = ['noop', 'help', 'vrfy', 'needless-argument'].map((name) => `commands/${name}`);
    const run = async ({ url }: { readonly url: string }) => ({
      ...(await audit({ targets: [url], only, timeoutMs: 60_000 })),
      startedAt: '2026-01-01T00:00:00.000Z',
    });
    const [a, b] = [await run(await reference()), await run(await reference({ faults }))];
    const { stdout } = await compared(a, b);
    expect(await readFile(new URL('../../docs/gate.md', import.meta.url), 'utf8')).toContain(stdout);
  });

  async function compared(a: unknown, b: unknown, ...args: string[]): Promise<Ended> {
    const cwd = await folder();
    await writeFile(join(cwd, 'a.json'), JSON.stringify(a));
    await writeFile(join(cwd, 'b.json'), JSON.stringify(b));
    return smtpspec(['diff', 'a.json', 'b.json', ...args], { cwd });
  }

  const open = () => reportOf([judgedTarget('smtp', [check('commands/noop', { verdict: 'inconclusive' })])]);
  const sound = () => reportOf([judgedTarget('smtp', [check('commands/noop', {})])]);

  test('3 where nothing was judged, 1 where one side was', async () => {
    expect((await compared(open(), open())).code).toBe(3);
    expect((await compared(sound(), open())).code).toBe(1);
    expect(await compared(sound(), sound(), '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('2 with the place where a file is no report', async () => {
    const { code, stderr } = await compared(sound(), { schemaVersion: 2 });
    expect(stderr).toMatch(/^smtpspec: b\.json:1:\d+: .+\n$/);
    expect(code).toBe(2);
  });

  test('hostile text reaches no terminal raw', async () => {
    const report = hostileReport();
    for (const target of report.targets) delete target.problem;
    const { stdout, stderr } = await compared(sound(), report, '--verbose');
    expect(stdout).toContain('<script>');
    expect(stdout + stderr).not.toMatch(/[\p{Cf}\p{Cs}\x00-\x09\x0b-\x1f\x7f-\x9f]/u);
  });
});
