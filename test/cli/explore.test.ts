import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, reference, smtpspec } from './smtpspec.js';

describe('explore', () => {
  test('tells the shortest dialogue, the rule and the seed, and exits with 1', async () => {
    const { url, messages } = await reference({ faults: ['rset-does-nothing'] });
    const { code, stdout, stderr } = await smtpspec([
      'explore',
      url,
      '--seed',
      '1',
      '--client-name',
      'a.test',
    ]);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('seed 1');
    expect(stdout).toMatch(/RFC 5321 section 3\.3, \w+ \(5321-3\.3-15\)/);
    const dialogues = stdout.split('FORBIDDEN').map((part) => part.match(/^ {4}C: .*$/gm));
    expect(dialogues).toContainEqual([
      '    C: EHLO a.test',
      '    C: MAIL FROM:<probe@a.test>',
      '    C: RSET',
      '    C: RCPT TO:<Postmaster>',
    ]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`smtpspec explore ${url} --seed 1 --commands 500`);
    expect(messages).toEqual([]);
  });

  test('finds nothing on a good server, writes JSON, and exits with 0', async () => {
    const { url } = await reference();
    const path = join(await folder(), 'walk.json');
    const args = ['explore', url, '--seed', '7', '--commands', '40', '--errors', '2'];
    const toFile = await smtpspec([...args, '--json', path]);
    expect(toFile).toMatchObject({ code: 0, stderr: '' });
    expect(toFile.stdout).toContain('Nothing that RFC 5321 forbids was seen.');
    const toStdout = await smtpspec([...args, '--json', '-']);
    expect(JSON.parse(toStdout.stdout)).toEqual(JSON.parse(await readFile(path, 'utf8')));
    expect(JSON.parse(toStdout.stdout)).toMatchObject({ seed: 7, target: url, counterexamples: [] });
  });

  test('is inert against what a server says', async () => {
    const { url } = await reference({
      faults: ['ehlo-hostile', 'banner-hostile', 'ehlo-second-refused-503'],
    });
    const { code, stdout } = await smtpspec(['explore', url, '--commands', '100', '--seed', '1']);
    expect(code).toBe(1);
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]/);
    expect(stdout.length).toBeLessThan(20_000);
  });

  test('exits with 3 where nothing can be judged', async () => {
    const { url, close } = await reference();
    await close();
    const { code, stdout } = await smtpspec(['explore', url]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/Could not be judged: the connection to 127\.0\.0\.1 port \d+ was refused/);
    expect(await smtpspec(['explore', url, '--quiet'])).toMatchObject({ code: 3, stdout: '' });
  });

  test.each([
    [[], 'an argument is missing'],
    [['mail.example.org'], 'stands for several services'],
    [['lmtp://a.test'], 'explore walks through SMTP, not LMTP'],
    [['smtp://a.test', '--commands', 'many'], 'commands must be a whole number'],
    [['smtp://a.test', '--seed', '1.5'], 'seed must be a whole number'],
    [['smtp://a.test', '--sed', '1'], 'unknown option --sed; did you mean --seed?'],
    [['smtp://a.test', '--user', 'u'], '--user needs a password'],
    [['smtp://a.test', '--json', 'no-such/r.json'], 'cannot be written: no such file or directory'],
    [['smtp://a.test', '--timeout', '900'], '--timeout must be at most 600'],
  ])('%j is a wrong command line', async (args, words) => {
    const { code, stdout, stderr } = await smtpspec(['explore', ...args], { cwd: await folder() });
    expect(stderr).toMatch(/^smtpspec: [^\n]+\n$/);
    expect(stderr).toContain(words);
    expect([code, stdout]).toEqual([2, '']);
  });
});
