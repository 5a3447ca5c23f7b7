import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../runner/result/index.js';
import { folder, smtpspec, start } from './smtpspec.js';

const only = ['--only', 'relay/third-party', '--domain', 'reference.test', '--allow', 'deliver'];
const outside = ['--outside', 'any@canary.test'];

/** The address of the smtp service of a reference server that relays for all, to this canary. */
async function openRelay(canary: string): Promise<string> {
  const ports = ['--smtp-port', '0', '--submission-port', '0', '--submissions-port', '0'];
  const run = start(['serve', ...ports, '--fault', 'relay-open', '--forward-to', canary]);
  const told = await run.said('stdout', /^submissions:.*\n/m);
  return /^smtp:\S+/.exec(told)?.[0] ?? '';
}

async function runningCanary(): Promise<{ mail: string; questions: string; run: ReturnType<typeof start> }> {
  const run = start(['canary', '--listen', '0', '--answer', '0']);
  const told = await run.said('stdout', /^mail: .*\n/);
  const [, mail = '', questions = ''] = /^mail: (\S+); questions: (\S+)/.exec(told) ?? [];
  return { mail, questions, run };
}

const checkOf = (json: string) => (JSON.parse(json) as Report).targets[0]?.checks[0];

describe('an open relay is proven by what arrives', () => {
  test('at a canary that runs elsewhere', async () => {
    const { mail, questions, run } = await runningCanary();
    const target = await openRelay(mail);
    const { code, stdout } = await smtpspec([
      'audit',
      target,
      ...only,
      ...outside,
      '--canary',
      questions,
      '--json',
      '-',
    ]);
    const check = checkOf(stdout);
    expect(check).toMatchObject({ finding: 'relayed', verdict: 'fail', severity: 'critical' });
    expect(check?.arrivals).toMatchObject([
      { kind: 'message', peer: '127.0.0.1', helo: 'mx.reference.test' },
    ]);
    expect(check?.arrivals?.[0]?.data).toContain('X-smtpspec-run: ');
    expect(code).toBe(1);
    expect(await run.said('stdout', /octets from/)).toMatch(/to <smtpspec-[0-9a-f-]+@canary\.test>/);
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
  });

  test('at a listener of the run, named in the report', async () => {
    const { mail, run } = await runningCanary();
    run.child.kill('SIGTERM');
    await run.ended;
    const target = await openRelay(mail);
    const args = ['audit', target, ...only, ...outside, '--canary-listen', mail, '--json', '-'];
    const { stdout } = await smtpspec(args);
    expect(checkOf(stdout)).toMatchObject({ finding: 'relayed' });
    expect((JSON.parse(stdout) as Report).options).toMatchObject({ canary: `listens on ${mail}` });
  });
});

test('a canary that cannot be asked is our error, told in the check', async () => {
  const { mail, questions, run } = await runningCanary();
  run.child.kill('SIGTERM');
  await run.ended;
  const target = await openRelay(mail);
  const args = ['audit', target, ...only, ...outside, '--canary', questions, '--json', '-'];
  const { code, stdout } = await smtpspec(args);
  expect(checkOf(stdout)).toMatchObject({
    verdict: 'error',
    message: expect.stringMatching(/^the canary at 127\.0\.0\.1:\d+ cannot be asked: /),
  });
  expect(code).toBe(4);
});

describe('bad usage is one line', () => {
  test.each([
    [
      ['--canary-listen', '0'],
      '--canary-listen needs --outside, an address on the domain whose mail comes to',
    ],
    [['--canary', 'nowhere', ...outside], '--canary "nowhere" is no place; write port or host:port'],
    [['--canary', '1:2:3', ...outside], '--canary "1:2:3" is no place; write port or host:port'],
    [['--canary-listen', '99999', ...outside], '--canary-listen "99999" is no place'],
    [['--canary-listen', '192.0.2.1:25', ...outside], '--canary-listen 192.0.2.1:25 cannot be opened: '],
    [
      ['--canary', '1', '--canary-listen', '2', ...outside],
      '--canary and --canary-listen exclude each other',
    ],
    [['--canary-wait', '601'], '--canary-wait '],
  ])('%j', async (args, line) => {
    const { code, stdout, stderr } = await smtpspec(['audit', 'smtp://127.0.0.1:1', ...args]);
    expect(stderr.startsWith(`smtpspec: ${line}`)).toBe(true);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('a port that is taken', async () => {
    const { mail } = await runningCanary();
    const { code, stderr } = await smtpspec(['canary', '--listen', mail]);
    expect(stderr).toMatch(/^smtpspec: --listen 127\.0\.0\.1:\d+ cannot be opened: /);
    expect(code).toBe(2);
  });

  test('a config file may name it', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'smtpspec.yaml'), 'targets: [smtp://127.0.0.1:1]\ncanary: elsewhere:8025\n');
    const { code, stderr } = await smtpspec(['audit', '--config', 'smtpspec.yaml'], { cwd });
    expect(stderr).toContain('--canary needs --outside');
    expect(code).toBe(2);
  });
});
