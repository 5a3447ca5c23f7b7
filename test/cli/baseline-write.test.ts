import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hostileReport, hostileText } from '../reports/example.js';
import { siteReport } from '../reports/example-roles.js';
import { entry, failing, fileOf, pass, reportWith, url, warning } from './gate-files.js';
import { type Ended, folder, smtpspec } from './smtpspec.js';

const inertBreach = /[\p{Cf}\p{Cs}\x00-\x09\x0b-\x1f\x7f-\x9f]/u;

describe('smtpspec baseline write', () => {
  async function written(cwd: string, report: unknown, ...args: string[]): Promise<Ended> {
    await writeFile(join(cwd, 'r.json'), JSON.stringify(report));
    return smtpspec(['baseline', 'write', 'r.json', ...args], { cwd });
  }
  const read = (cwd: string) => readFile(join(cwd, 'smtpspec-baseline.yaml'), 'utf8');

  test('writes what is found, and check wants a reason for each', async () => {
    const cwd = await folder();
    const { code, stdout, stderr } = await written(cwd, reportWith([failing, pass, warning]));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('smtpspec-baseline.yaml: 0 entries kept, 1 added');
    const text = await read(cwd);
    expect(text).toContain('# It relays');
    const todo = { reason: 'fill in', owner: 'fill in', expires: 'fill in' };
    const known = { target: url, check: 'relay/third-party', finding: 'relayed', verdict: 'fail' };
    expect(parse(text)).toEqual({ version: 1, entries: [{ ...known, ...todo }] });
    const refused = await smtpspec(['baseline', 'check', 'r.json'], { cwd });
    expect(refused.stderr).toMatch(/smtpspec-baseline\.yaml:\d+:\d+: entries\.0\.reason is still to do/);
    expect(refused.code).toBe(2);
    const done = text.replace('reason: fill in', 'reason: ours').replace('owner: fill in', 'owner: me');
    await writeFile(
      join(cwd, 'smtpspec-baseline.yaml'),
      done.replace('expires: fill in', 'expires: 2199-01-01'),
    );
    expect((await smtpspec(['baseline', 'check', 'r.json'], { cwd })).code).toBe(0);
  });

  test('keeps what stands there, comments too, adds what is new, and a second time nothing', async () => {
    const cwd = await folder();
    const mine = `# ours\n${fileOf(entry({ reason: `an internal relay ${'of long standing '.repeat(12)}# not a comment?`.replace(' #', ' -') }))}    # until the move\n`;
    await writeFile(join(cwd, 'smtpspec-baseline.yaml'), mine);
    const report = reportWith([failing, warning]);
    expect((await written(cwd, report, '--fail-on', 'warn')).stdout).toContain('1 entries kept, 1 added');
    const text = await read(cwd);
    for (const line of mine.trimEnd().split('\n')) expect(text).toContain(line);
    expect(parse(text).entries.map((it: { check: string }) => it.check)).toEqual([
      'relay/third-party',
      'commands/help',
    ]);
    expect((await written(cwd, report, '--fail-on', 'warn')).stdout).toContain('2 entries kept, 0 added');
    expect(await read(cwd)).toBe(text);
  });

  test('the expectations of the roles are among the warnings', async () => {
    const cwd = await folder();
    const report = siteReport();
    await written(cwd, report, '--fail-on', 'warn', '--baseline', 'b.yaml');
    const text = await readFile(join(cwd, 'b.yaml'), 'utf8');
    const unmet = (report.roles ?? []).flatMap(({ cells }) =>
      cells.filter(({ state, weight }) => state === 'unmet' && weight !== 'info'),
    );
    const untold = unmet.filter(({ checks }) => checks.length === 0);
    // Of the others a check tells.
    expect(untold.length).toBeLessThan(unmet.length);
    const { entries }: { entries: { check: string }[] } = parse(text);
    expect(entries.map((it) => it.check).filter((id) => id.startsWith('roles/'))).toEqual(
      untold.map(({ expectation }) => `roles/${expectation}`),
    );
    const done = text.replaceAll(': fill in', ': "2199-01-01"');
    await writeFile(join(cwd, 'b.yaml'), done);
    const args = ['baseline', 'check', 'r.json', '--baseline', 'b.yaml', '--fail-on', 'warn'];
    const all = await smtpspec(args, { cwd });
    expect(all.stdout).not.toContain('new:');
    await writeFile(join(cwd, 'b.yaml'), done.replace(/check: roles\/(\S+)/, 'check: roles/served'));
    expect((await smtpspec(args, { cwd })).stdout).toMatch(/new: roles\//);
  });

  test('tells what it knows nothing of', async () => {
    const report = { ...reportWith([failing]), interrupted: true };
    for (const target of report.targets) Object.assign(target, { problem: 'refused', checks: [] });
    const { stdout } = await written(await folder(), report);
    expect(stdout).toContain('0 entries kept, 0 added');
    expect(stdout).toContain('nothing is known of 1 targets that were not judged');
    expect(stdout).toContain('the run was interrupted');
  });

  test.each([
    [['--fail-on', 'never'], '--fail-on never leaves nothing to write down'],
    [['--min-coverage', '3'], '--min-coverage and --max-inconclusive are for baseline check'],
    [['--baseline', 'none/b.yaml'], 'baseline none/b.yaml cannot be written: no such file or directory'],
  ])('%j is refused', async (args, line) => {
    const { code, stderr } = await written(await folder(), reportWith([failing]), ...args);
    expect(stderr).toContain(line);
    expect(code).toBe(2);
  });

  test('what a hostile server said is text, in the file and on the terminal', async () => {
    const cwd = await folder();
    const report = hostileReport();
    for (const target of report.targets) Object.assign(target, { problem: undefined });
    for (const it of report.targets.flatMap(({ checks }) => checks))
      it.message = `${hostileText}\n- target: evil`;
    const odd = await written(cwd, report, '--fail-on', 'warn');
    expect(odd.stderr).toContain('r.json names something as no audit does: ');
    expect(odd.stderr).not.toMatch(inertBreach);
    expect(odd.code).toBe(2);
    for (const it of report.targets.flatMap(({ checks }) => checks)) delete it.variant;
    const { code, stderr } = await written(cwd, report, '--fail-on', 'warn');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const text = await read(cwd);
    expect(text).toContain('# 220 <script>');
    expect(text).not.toMatch(inertBreach);
    const found = report.targets.flatMap(({ checks }) =>
      checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ id }) => id),
    );
    const { entries }: { entries: { check: string }[] } = parse(text);
    expect(entries.map((it) => it.check)).toEqual([...new Set(found)]);
    await writeFile(join(cwd, 'none.yaml'), 'version: 1\nentries: []\n');
    const ended = await smtpspec(
      ['baseline', 'check', 'r.json', '--baseline', 'none.yaml', '--fail-on', 'warn'],
      { cwd },
    );
    expect(ended.stdout).toContain('new: ');
    expect(ended.stdout + ended.stderr).not.toMatch(inertBreach);
  });
});
