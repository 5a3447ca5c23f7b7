import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, reference, smtpspec } from './smtpspec.js';

const oneLine = /^smtpspec: [^\n]+\n$/;

describe('a wrong command line', () => {
  test.each([
    [[], 'name a command'],
    [['adit'], 'unknown command "adit"; did you mean audit?'],
    [['covrage'], 'unknown command "covrage"; did you mean coverage?'],
    [['coverage', '--json', '--markdown'], 'give --json or --markdown, not both'],
    [['coverage', '--mardown'], 'unknown option --mardown; did you mean --markdown?'],
    [['coverage', '5321'], 'unexpected "5321"'],
    [['audit', '--recipent', 'a@b.test'], 'unknown option --recipent; did you mean --recipient?'],
    [['audit', 'a.test', '--password', 'secret'], 'a password is never given as an argument'],
    [['audit'], 'no target'],
    [['audit', 'a.test:99'], 'port 99 does not say which service it is'],
    [['audit', 'gopher://a.test'], 'gopher:// is no service we know'],
    [['audit', 'a.test', '--only', 'commands/nop'], 'did you mean commands/noop?'],
    [['audit', 'a.test', '--only', 'commands', '--skip', 'commands'], 'nothing is left to run'],
    [['audit', 'a.test', '--connections', 'many'], '--connections must be a whole number'],
    [['audit', 'a.test', '--timeout', '900'], '--timeout must be at most 600'],
    [['audit', 'a.test', '--allow', 'all'], '--allow must be one of observe, probe, deliver, stress'],
    [['audit', 'a.test', '--fail-on', 'info'], '--fail-on must be one of fail, warn, never'],
    [['audit', 'a.test', '--domain', 'b.test', '--domain', 'c.test'], '--domain is given more than once'],
    [['audit', 'a.test', '--recipient', 'nobody'], 'recipient "nobody" is no mailbox'],
    [['audit', 'a.test', '--only'], '--only needs a value'],
    [['audit', 'a.test', '--user', 'u'], '--user needs a password'],
    [['audit', 'a.test', '--password-file', 'f'], '--password-file needs --user'],
    [['audit', 'a.test', '--token-file', 'f'], '--token-file needs --user'],
    [
      ['audit', 'a.test', '--user', 'u', '--client-cert', 'f'],
      '--client-cert and --client-key need each other',
    ],
    [
      ['audit', 'a.test', '--user', 'u', '--password-file', 'no-such'],
      '--password-file no-such cannot be read: no such file',
    ],
    [['audit', 'a.test', '--ca', 'no-such.pem'], '--ca no-such.pem cannot be read: no such file'],
    [['audit', 'a.test', '--config', 'no-such.yaml'], '--config no-such.yaml cannot be read: no such file'],
    [
      ['audit', 'a.test', '--json', 'no-such/r.json'],
      '--json no-such/r.json cannot be written: no such file or directory',
    ],
    [['audit', 'a.test', '--html', '.'], '--html . cannot be written: is a directory'],
    [['audit', 'a.test', '--json', '-', '--html', '-'], 'only one report can go to stdout'],
    [['audit', 'a.test', '--json', 'r', '--html', './r'], 'two reports would be written to'],
    [['serve', '--fault', 'noop-refused'], 'did you mean noop-refused-500'],
    [['serve', '--smtp-port', '70000'], '--smtp-port must be a whole number from 0 to 65535'],
    [['demo', '--fault', 'no-such'], 'unknown fault "no-such"'],
    [['list', '--only', 'comands'], 'did you mean commands?'],
    [['explain'], 'an argument is missing'],
    [['explain', 'commands/nop'], 'did you mean commands/noop?'],
    [['explain', '5321-4.1.1.9-1'], 'did you mean 5321-4.1.1.9-'],
    [['audit', 'a.test', '--only', ''], '--only must not be empty'],
    [['explain', 'commands/noop', 'more'], 'unexpected "more"'],
    [['report', 'no-such.json'], 'no-such.json cannot be read: no such file'],
  ])('%j', async (args, words) => {
    const { code, stdout, stderr } = await smtpspec(args, { cwd: await folder() });
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('a remote-looking name cannot write escapes to the terminal', async () => {
    const { stderr } = await smtpspec(['audit', '\u001b[31mx\nsecond line']);
    expect(stderr).toMatch(oneLine);
    expect(stderr).not.toContain('\u001b');
  });

  test('nothing is sent when a report could not be written', async () => {
    const server = await reference();
    const cwd = await folder();
    await writeFile(join(cwd, 'file'), '');
    const { code, stderr } = await smtpspec(['audit', server.url, '--output', 'file/reports'], { cwd });
    expect(stderr).toMatch(oneLine);
    expect(code).toBe(2);
    expect(server.counters.connections).toBe(0);
  });

  test('a CA file without a certificate, and an empty password', async () => {
    const cwd = await folder();
    await mkdir(join(cwd, 'd'));
    await writeFile(join(cwd, 'text'), 'no certificate\n');
    await writeFile(join(cwd, 'empty'), '\n');
    const anchors = await smtpspec(['audit', 'a.test', '--ca', 'text'], { cwd });
    expect(anchors.stderr).toBe('smtpspec: --ca text holds no certificate in PEM form\n');
    const password = await smtpspec(['audit', 'a.test', '--user', 'u', '--password-file', 'empty'], { cwd });
    expect(password.stderr).toBe('smtpspec: the password for --user is empty; look into empty\n');
    const directory = await smtpspec(['audit', 'a.test', '--ca', 'd'], { cwd });
    expect(directory.stderr).toBe('smtpspec: --ca d cannot be read: is a directory\n');
    expect([anchors.code, password.code, directory.code]).toEqual([2, 2, 2]);
  });
});

test.each([
  [['--help'], 'smtpspec audit [target..]'],
  [['audit', '--help'], '--password-file'],
  [['--version'], '0.1.0'],
])('%j answers on stdout and exits 0', async (args, words) => {
  const { code, stdout, stderr } = await smtpspec(args);
  expect(stdout).toContain(words);
  expect(stderr).toBe('');
  expect(code).toBe(0);
});
