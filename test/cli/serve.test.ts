import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFaults } from '../../runner/reference/index.js';
import type { Report } from '../../runner/result/index.js';
import { Dialogue } from '../reference/dialogue.js';
import { folder, reference, smtpspec, start } from './smtpspec.js';

const freePorts = ['--smtp-port', '0', '--submission-port', '0', '--submissions-port', '0'];
const addresses =
  /^smtp:\/\/127\.0\.0\.1:\d+\nsubmission:\/\/127\.0\.0\.1:\d+\nsubmissions:\/\/127\.0\.0\.1:\d+\n$/;

describe('smtpspec serve', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, then exits 0', async (signal) => {
    const run = start(['serve', ...freePorts]);
    await run.said('stdout', addresses);
    run.child.kill(signal);
    expect(await run.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('shows the fault, and its CA makes the certificate good', async () => {
    const cwd = await folder();
    const run = start(['serve', ...freePorts, '--ca-out', 'ca.pem', '--fault', 'noop-refused-500'], { cwd });
    const targets = (await run.said('stdout', addresses)).trim().split('\n');
    const only = ['--only', 'commands/noop'];
    const audit = await smtpspec(['audit', ...targets, '--ca', 'ca.pem', ...only, '--json', '-'], { cwd });
    const report: Report = JSON.parse(audit.stdout);
    expect(report.targets.map(({ tls }) => tls?.trusted)).toEqual([true, true, true]);
    expect(report.targets[0]?.totals.fail).toBeGreaterThan(0);
  });

  test('speaks LMTP where it is given a port for it', async () => {
    const run = start(['serve', ...freePorts, '--lmtp-port', '0']);
    const [target = ''] = (await run.said('stdout', /^lmtp:.*\n/m)).match(/^lmtp:.*$/m) ?? [];
    const audit = await smtpspec(['audit', target, '--only', 'lmtp/lhlo', '--quiet']);
    expect(audit).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('--maildir keeps each accepted message as received, under a name of ours', async () => {
    const cwd = await folder();
    const run = start(['serve', ...freePorts, '--maildir', 'mail'], { cwd });
    await deliverTo(await run.said('stdout', addresses));
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
    const names = await readdir(join(cwd, 'mail'));
    expect(names).toEqual([expect.stringMatching(/^\d{8}T\d{9}-\d+-000001\.eml$/)]);
    expect(await readFile(join(cwd, 'mail', names[0] ?? ''), 'utf8')).toBe(
      'Subject: ../../x\r\n\r\n.dot\r\n',
    );
  });

  test('a folder that goes away ends it with one line', async () => {
    const cwd = await folder();
    const run = start(['serve', ...freePorts, '--maildir', 'mail'], { cwd });
    const told = await run.said('stdout', addresses);
    await rm(join(cwd, 'mail'), { recursive: true });
    await deliverTo(told);
    const { code, stderr } = await run.ended;
    expect(stderr).toBe('smtpspec: --maildir mail cannot be written: no such file or directory\n');
    expect(code).toBe(2);
  });

  test('a port in use is one line', async () => {
    const server = await reference();
    const { port } = server.addresses.smtp;
    const { code, stdout, stderr } = await smtpspec(['serve', '--smtp-port', String(port)]);
    expect(stderr).toMatch(/^smtpspec: port \d+ of 127\.0\.0\.1 is in use; [^\n]+\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('--list-faults tells name, area and summary', async () => {
    const { code, stdout } = await smtpspec(['serve', '--list-faults']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/));
    expect(lines).toEqual(listFaults().map(({ name, area, summary }) => [name, area, summary]));
    expect(code).toBe(0);
  });
});

// Two whole audits, which take a loaded machine more than a minute.
test('smtpspec demo audits the reference server and says where the reports are', {
  timeout: 240_000,
}, async () => {
  const cwd = await folder();
  const { code, stdout } = await smtpspec(['demo'], { cwd });
  expect(stdout).toMatch(/\nReports: smtpspec-report\/report\.json and smtpspec-report\/report\.html\n$/);
  expect((await readdir(join(cwd, 'smtpspec-report'))).sort()).toEqual(['report.html', 'report.json']);
  expect(code).toBe(0);
  const faulty = await smtpspec(['demo', '--fault', 'noop-refused-500', '--output', 'out', '--quiet'], {
    cwd,
  });
  expect(faulty).toEqual({ code: 1, stdout: '', stderr: '' });
});

/** Sends one message to the smtp service of the server that told these addresses. */
async function deliverTo(told: string): Promise<void> {
  const client = await Dialogue.open({ host: '127.0.0.1', port: Number(/^smtp:.*:(\d+)$/m.exec(told)?.[1]) });
  await client.reply();
  const lines = ['EHLO client.test', 'MAIL FROM:<a@client.test>', 'RCPT TO:<alice@reference.test>', 'DATA'];
  for (const line of lines) await client.command(line);
  expect(await client.command('Subject: ../../x\r\n\r\n..dot\r\n.')).toMatch(/^250 /);
  await client.command('QUIT');
}
