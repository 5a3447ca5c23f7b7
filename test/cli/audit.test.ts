import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../runner/result/index.js';
import { folder, reference, smtpspec, start } from './smtpspec.js';

describe('exit code of an audit', () => {
  test('0 when nothing is found', async () => {
    const { url } = await reference();
    const { code, stdout, stderr } = await smtpspec(['audit', url, '--only', 'commands/noop']);
    expect(stdout).toContain('PASS: 3 passed');
    expect(stderr).toMatch(/^smtp 127\.0\.0\.1 \d+: 3 checks planned\n$/);
    expect(code).toBe(0);
  });

  test('1 for a finding, 0 with --fail-on never', async () => {
    const { url } = await reference({ faults: ['noop-refused-500'] });
    const { code, stdout } = await smtpspec(['audit', url, '--only', 'commands/noop']);
    expect(stdout).toContain('NOOP drew 500');
    expect(code).toBe(1);
    const never = await smtpspec(['audit', url, '--only', 'commands/noop', '--fail-on', 'never']);
    expect(never.code).toBe(0);
  });

  test('3 for a port where nobody listens, also beside a target that passes', async () => {
    const { url } = await reference();
    const dead = `smtp://127.0.0.1:${await freePort()}`;
    const { code, stdout } = await smtpspec(['audit', url, dead, '--only', 'commands/noop']);
    expect(stdout).toContain('connection refused');
    expect(code).toBe(3);
  });

  test('4 when the reports cannot be written after all, with the summary and one line', async () => {
    const { url } = await reference({ latencyMs: 100 });
    const cwd = await folder();
    const run = start(['audit', url, '--only', 'commands/noop', '--output', 'reports'], { cwd });
    await run.said('stderr', /planned\n/);
    await rm(join(cwd, 'reports'), { recursive: true });
    const { code, stdout, stderr } = await run.ended;
    expect(stdout).toContain('PASS: 3 passed');
    expect(stderr).toMatch(
      /planned\nsmtpspec: reports\/report\.json could be written before [^\n]+please report it[^\n]+\n$/,
    );
    expect(code).toBe(4);
  });
});

describe('output', () => {
  test("'-' puts the report and nothing else on stdout", async () => {
    const { url } = await reference();
    const { code, stdout } = await smtpspec(['audit', url, '--only', 'commands/noop', '--json', '-']);
    const report: Report = JSON.parse(stdout);
    expect(report.targets.map(({ totals }) => totals.pass)).toEqual([3]);
    expect(code).toBe(0);
    const html = await smtpspec(['audit', url, '--only', 'commands/noop', '--html', '-', '--quiet']);
    expect(html.stdout).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/);
    expect(html.stderr).toBe('');
  });

  test('reports are written whole and leave nothing beside them', async () => {
    const { url } = await reference();
    const cwd = await folder();
    await writeFile(join(cwd, 'old.json'), 'old');
    const args = [
      'audit',
      url,
      '--only',
      'commands/noop',
      '--json',
      'old.json',
      '--output',
      'reports',
      '--quiet',
    ];
    expect(await smtpspec(args, { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await readdir(cwd)).toEqual(['old.json', 'reports']);
    expect((await readdir(join(cwd, 'reports'))).sort()).toEqual(['report.html', 'report.json']);
    expect(await readFile(join(cwd, 'old.json'), 'utf8')).toBe(
      await readFile(join(cwd, 'reports', 'report.json'), 'utf8'),
    );
  });

  test.each(['banner-hostile', 'ehlo-hostile', 'binary-junk'])(
    '%s reaches no terminal raw',
    async (fault) => {
      const { url } = await reference({ faults: [fault] });
      const { stdout, stderr } = await smtpspec([
        'audit',
        url,
        '--only',
        'commands',
        '--timeout',
        '2',
        '--verbose',
      ]);
      expect(stdout).toContain(url);
      expect(stdout + stderr).not.toMatch(/[\p{Cf}\x00-\x09\x0b-\x1f\x7f-\x9f]/u);
    },
  );

  test('a reader that goes away is no error', async () => {
    const run = start(['list', '--json']);
    run.child.stdout.destroy();
    expect(await run.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('Ctrl-C', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the run and writes what was decided', async (signal) => {
    const server = await reference({ latencyMs: 200 });
    const cwd = await folder();
    const run = start(['audit', server.url, '--only', 'commands', '--json', 'report.json'], { cwd });
    await run.said('stderr', /planned\n/);
    run.child.kill(signal);
    const { code, stdout } = await run.ended;
    const report: Report = JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'));
    expect(report.interrupted).toBe(true);
    expect(report.targets[0]?.totals.skipped).toBeGreaterThan(0);
    expect(stdout).toContain('the run was interrupted');
    expect(code).toBe(3);
  });

  test('the second one ends at once with 130', async () => {
    const server = await reference({ latencyMs: 400 });
    const run = start(['audit', server.url, '--only', 'commands']);
    await run.said('stderr', /planned\n/);
    run.child.kill('SIGINT');
    await run.said('stderr', /once more/);
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({ code: 130, stdout: '' });
  });
});

test('the password comes from SMTPSPEC_PASSWORD and is in no output', async () => {
  const server = await reference();
  const { host, port } = server.addresses.submissions;
  const args = ['audit', `submissions://${host}:${port}`, '--only', 'commands/noop', '--json', '-', '--user'];
  const right = await smtpspec([...args, 'alice@reference.test'], {
    env: { SMTPSPEC_PASSWORD: 'correct horse' },
  });
  const report: Report = JSON.parse(right.stdout);
  expect(report.targets[0]?.totals.pass).toBe(3);
  expect(right.code).toBe(0);
  expect(right.stdout).not.toMatch(/correct horse|AGFsaWNl/);
});

/** A port on which nobody listens any more. */
function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => done(typeof bound === 'object' && bound !== null ? bound.port : 0));
    });
  });
}
