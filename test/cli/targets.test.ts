import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report, TargetReport } from '../../runner/result/index.js';
import { folder, reference, smtpspec } from './smtpspec.js';

describe('a target that cannot be used is told with its place', () => {
  test.each([
    ['targets: [7]\n', 'a.yaml:1:11: targets.0 must be text or a map of keys and values'],
    ['targets: [""]\n', 'a.yaml:1:11: targets.0 must not be empty'],
    ['targets:\n  - domain: a.test\n', 'a.yaml:2:5: targets.0 lacks target'],
    [
      'targets:\n  - target: a.test\n    recipent: a@b.test\n',
      'a.yaml:3:5: targets.0.recipent is not known; did you mean recipient?',
    ],
    [
      'targets:\n  - target: a.test\n    allow: all\n',
      'a.yaml:3:12: targets.0.allow must be one of observe, probe, deliver, stress',
    ],
    ['targets:\n  - target: a.test\n    user: bob\n', 'a.yaml:3:11: user needs a password-file beside it'],
    [
      'targets:\n  - target: a.test\n    password: secret\n',
      'a.yaml:3:5: targets.0.password does not belong here',
    ],
    [
      'targets:\n  - a.test\n  - http://b.test\n',
      'a.yaml:3:5: "http://b.test": http:// is no service we know',
    ],
    [
      'targets:\n  - target: b.test:99\n',
      'a.yaml:2:13: "b.test:99": port 99 does not say which service it is',
    ],
    [
      'targets:\n  - target: a.test\n    expect:\n      relay/third-prty: { verdict: fail, reason: ours }\n',
      'a.yaml:4:7: relay/third-prty names no scenario; did you mean relay/third-party?',
    ],
    [
      'targets:\n  - target: a.test\n    expect:\n      "commands/data-before-rcpt [no]": { verdict: fail, reason: ours }\n',
      'a.yaml:4:7: commands/data-before-rcpt [no] names no variant of that scenario; did you mean',
    ],
    [
      'targets:\n  - target: smtp://a.test\n    expect:\n      auth/submission-requires-auth: { verdict: fail, reason: ours }\n',
      'a.yaml:4:7: auth/submission-requires-auth is not asked of smtp, but of submission, submissions',
    ],
    [
      'targets:\n  - target: a.test\n    expect:\n      relay/third-party: { verdict: fail }\n',
      'a.yaml:4:26: targets.0.expect.relay/third-party lacks reason',
    ],
    [
      'targets:\n  - target: a.test\n    expect:\n      relay/third-party: { verdict: pass, reason: ours }\n',
      'a.yaml:4:37: targets.0.expect.relay/third-party.verdict must be one of fail, warn',
    ],
  ])('%j', async (text, words) => {
    const cwd = await folder();
    await writeFile(join(cwd, 'a.yaml'), text);
    const { code, stderr } = await smtpspec(['audit', '--config', 'a.yaml'], { cwd });
    expect(stderr).toMatch(/^smtpspec: [^\n]+\n$/);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('secret');
    expect(code).toBe(2);
  });
});

test('a target has options of its own, paths beside the file, and a login that no other target gets', async () => {
  const server = await reference();
  const cwd = await folder();
  await mkdir(join(cwd, 'etc'));
  await writeFile(join(cwd, 'etc', 'ca.pem'), server.ca);
  await writeFile(join(cwd, 'etc', 'secret'), 'correct horse\n');
  const { host, port } = server.addresses.submission;
  const config = {
    targets: [
      server.url,
      {
        target: `submission://${host}:${port}`,
        ca: ['ca.pem'],
        user: 'alice@reference.test',
        'password-file': 'secret',
        recipient: 'alice@reference.test',
        timeout: 20,
        only: ['commands/help', 'commands/noop'],
      },
    ],
    domain: 'other.test',
    only: ['commands/noop'],
    json: 'report.json',
    quiet: true,
  };
  await writeFile(join(cwd, 'etc', 'a.json'), JSON.stringify(config));
  const ended = await smtpspec(['audit', '--config', 'etc/a.json'], { cwd });
  expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  const report: Report = JSON.parse(await readFile(join(cwd, 'etc', 'report.json'), 'utf8'));
  const [plain, own] = report.targets;
  expect(report.options).not.toHaveProperty('user');
  expect(plain).not.toHaveProperty('options');
  expect(idsOf(plain)).toEqual(['commands/noop']);
  expect(own?.options).toEqual({
    timeoutMs: 20_000,
    recipient: 'alice@reference.test',
    domain: 'reference.test',
    user: 'alice@reference.test',
    only: ['commands/help', 'commands/noop'],
  });
  expect(idsOf(own)).toEqual(['commands/help', 'commands/noop']);
  expect(own?.tls?.trusted).toBe(true);
  expect(plain?.tls?.trusted).toBe(false);
  expect(own?.capabilities.authenticated).not.toEqual([]);
  expect(JSON.stringify(report)).not.toContain('correct horse');
});

test('the command line goes before what a target says', async () => {
  const server = await reference();
  const cwd = await folder();
  const own = { target: server.url, only: ['commands/noop'], user: 'bob', 'password-file': 'none' };
  await writeFile(join(cwd, 'a.json'), JSON.stringify({ targets: [own], json: 'report.json', quiet: true }));
  const args = ['audit', '--config', 'a.json', '--only', 'commands/help', '--user', 'alice'];
  const ended = await smtpspec(args, { cwd, env: { SMTPSPEC_PASSWORD: 'wrong' } });
  expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  const report: Report = JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'));
  expect(report.options.user).toBe('alice');
  expect(idsOf(report.targets[0])).toEqual(['commands/help']);
});

describe('an expected finding', () => {
  const expectation = { 'relay/third-party': { verdict: 'fail', reason: 'it relays for our network' } };
  const audit = async (faults: string[], more: object = {}) => {
    const server = await reference({ faults });
    const cwd = await folder();
    const target = { target: server.url, domain: 'reference.test', expect: expectation };
    const config = { targets: [target], only: ['relay/third-party'], json: 'report.json', ...more };
    await writeFile(join(cwd, 'a.json'), JSON.stringify(config));
    const ended = await smtpspec(['audit', '--config', 'a.json'], { cwd });
    const report: Report = JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'));
    return { ...ended, check: report.targets[0]?.checks[0] };
  };

  test('that is there is told and does not count', async () => {
    const { code, stdout, check } = await audit(['relay-open']);
    expect(check).toMatchObject({ verdict: 'fail', expected: { verdict: 'fail', outcome: 'met' } });
    expect(stdout).toContain('AS EXPECTED (1)');
    expect(stdout).toContain('fail is expected: it relays for our network');
    expect(stdout).not.toContain('FAIL');
    expect(stdout).toContain('PASS: 1 finding as expected');
    expect(code).toBe(0);
  });

  test('that is not there counts, with the line to delete', async () => {
    const { code, stdout, check } = await audit([]);
    expect(check).toMatchObject({ verdict: 'pass', expected: { verdict: 'fail', outcome: 'unmet' } });
    expect(stdout).toContain('NOT AS EXPECTED (1)');
    expect(stdout.replace(/\s+/g, ' ')).toContain('delete the line "relay/third-party" under expect');
    expect(stdout).toContain('FAIL: 1 expectation did not come true');
    expect(code).toBe(1);
  });

  test('that nobody could look for is neither', async () => {
    const { code, stdout, check } = await audit(['mail-temporary-451']);
    expect(check).toMatchObject({ verdict: 'inconclusive', expected: { outcome: 'open' } });
    expect(stdout.replace(/\s+/g, ' ')).toContain('and it could not be judged');
    expect(code).toBe(3);
  });

  test('is left out of account by --fail-on never', async () => {
    const { code } = await audit([], { 'fail-on': 'never' });
    expect(code).toBe(0);
  });
});

function idsOf(target: TargetReport | undefined): string[] {
  return [...new Set(target?.checks.map(({ id }) => id))].sort();
}
