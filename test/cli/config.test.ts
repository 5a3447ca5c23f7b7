import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditCommandOptions } from '../../runner/cli/commands/audit.js';
import { settingNames } from '../../runner/cli/config-schema.js';
import type { Report } from '../../runner/result/index.js';
import { folder, reference, smtpspec } from './smtpspec.js';

test('the file takes every option of audit, and targets', () => {
  const options = Object.keys(auditCommandOptions).filter((name) => !['config', 'plan'].includes(name));
  expect([...settingNames].sort()).toEqual([...options, 'targets'].sort());
});

describe('a bad config is told with its place', () => {
  test.each([
    [
      'a.yaml',
      'targets: [a.test]\nrecipent: a@b.test\n',
      'a.yaml:2:1: recipent is not known; did you mean recipient?',
    ],
    [
      'a.yaml',
      'targets: [a.test]\nallow: all\n',
      'a.yaml:2:8: allow must be one of observe, probe, deliver, stress',
    ],
    ['a.yaml', 'targets: a.test\n', 'a.yaml:1:10: targets must be a list'],
    ['a.yaml', 'only:\n  - commands\n  - 7\n', 'a.yaml:3:5: only.1 must be text'],
    ['a.yaml', 'strict: maybe\n', 'a.yaml:1:9: strict must be true or false'],
    ['a.yaml', 'connections: 2.5\n', 'a.yaml:1:14: connections must be a whole number'],
    ['a.yaml', 'user: u\npassword: secret\n', 'a.yaml:2:1: password does not belong here'],
    ['a.yaml', 'user: u\nuser: v\n', 'a.yaml:2:1: Map keys must be unique'],
    ['a.yaml', 'domain: "open\n', 'a.yaml:'],
    ['a.yaml', '', 'a.yaml:1:1: the file must be a map of keys and values'],
    ['a.yaml', '- a.test\n', 'a.yaml:1:1: the file must be a map of keys and values'],
    [
      'a.json',
      '{\n  "targets": ["a.test"],\n  "timeout": "long"\n}\n',
      'a.json:3:14: timeout must be a number',
    ],
  ])('%s %j', async (name, text, words) => {
    const cwd = await folder();
    await writeFile(join(cwd, name), text);
    const { code, stderr } = await smtpspec(['audit', '--config', name], { cwd });
    expect(stderr).toMatch(/^smtpspec: [^\n]+\n$/);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('secret');
    expect(code).toBe(2);
  });
});

test('paths are relative to the file, and the command line wins', async () => {
  const server = await reference();
  const cwd = await folder();
  await mkdir(join(cwd, 'etc'));
  await writeFile(join(cwd, 'etc', 'ca.pem'), server.ca);
  await writeFile(join(cwd, 'etc', 'secret'), 'correct horse\n');
  const config = {
    targets: [server.url],
    ca: ['ca.pem'],
    user: 'alice@reference.test',
    'password-file': 'secret',
    output: 'reports',
    only: ['commands/help'],
    timeout: 20,
    quiet: true,
  };
  await writeFile(join(cwd, 'etc', 'smtpspec.json'), JSON.stringify(config));
  const ended = await smtpspec(['audit', '--config', 'etc/smtpspec.json', '--only', 'commands/noop'], {
    cwd,
  });
  expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  const report: Report = JSON.parse(await readFile(join(cwd, 'etc', 'reports', 'report.json'), 'utf8'));
  expect(report.options).toMatchObject({
    only: ['commands/noop'],
    timeoutMs: 20_000,
    user: 'alice@reference.test',
  });
  expect(report.targets[0]?.tls?.trusted).toBe(true);
  expect(JSON.stringify(report)).not.toContain('correct horse');
});
