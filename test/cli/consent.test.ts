import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, reference, smtpspec } from './smtpspec.js';

/** TEST-NET-1 (RFC 5737): nobody is there, and nobody is to be tried. */
const elsewhere = '192.0.2.1';
const oneLine = /^smtpspec: [^\n]+\n$/;

describe('deliver and stress at another machine', () => {
  test.each(['deliver', 'stress'])('%s without consent is refused before anything is sent', async (allow) => {
    const { code, stdout, stderr } = await smtpspec(['audit', elsewhere, '--allow', allow]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain(`--allow ${allow} at ${elsewhere}, which is not this machine`);
    expect(stderr).toContain('--i-am-authorized');
  });

  test('one target of a file needs its own', async () => {
    const server = await reference();
    const cwd = await folder();
    const config = {
      targets: [
        { target: elsewhere, allow: 'deliver' },
        { target: server.url, 'i-am-authorized': true },
      ],
    };
    await writeFile(join(cwd, 'c.json'), JSON.stringify(config));
    const { code, stderr } = await smtpspec(['audit', '--config', 'c.json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(`--allow deliver at ${elsewhere}`);
    expect(server.counters.connections).toBe(0);
  });
});

describe('the bound of messages', () => {
  const args = (url: string) => ['audit', url, '--recipient', 'alice@reference.test', '--allow', 'deliver'];

  test('is told before the run, and not with --quiet', async () => {
    const { url } = await reference();
    const told = await smtpspec([...args(url), '--only', 'delivery/plain-message']);
    const line =
      /^at most 1 message to 127\.0\.0\.1; each has X-smtpspec-run: ([0-9a-f]{8}), and smtpspec \1 in its Subject\n/;
    expect(told.stderr).toMatch(line);
    expect(told.stdout).toMatch(
      /1 message was handed over; it has the header field X-smtpspec-run: [0-9a-f]{8}\./,
    );
    const quiet = await smtpspec([...args(url), '--only', 'delivery/plain-message', '--quiet']);
    expect(quiet).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('is what --messages says, and the rest is left out', async () => {
    const server = await reference();
    const { stdout } = await smtpspec([
      ...args(server.url),
      '--only',
      'delivery',
      '--messages',
      '0',
      '--verbose',
    ]);
    expect(server.messages).toHaveLength(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('may hand over 1 message, and of --messages 0 0 are left');
  });
});
