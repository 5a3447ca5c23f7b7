import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Echoing, echoingServer } from './echoing.js';
import { folder, type Running, reference, start } from './smtpspec.js';

const user = 'alice@reference.test';
const password = 'p4ss "wörd" 100% \\o/';
const octets = Buffer.from(password);
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

/** Every form that must not show, told apart from the code under test. */
const forms: Readonly<Record<string, string>> = {
  plain: password,
  base64: base64(password),
  'base64 inside another text': base64(`xx{"password":"${password}"}`),
  'the message of PLAIN': base64(`\0${user}\0${password}`),
  base64url: octets.toString('base64url'),
  hex: octets.toString('hex'),
  'hex in capitals': octets.toString('hex').toUpperCase(),
  percent: encodeURIComponent(password),
  md5: createHash('md5').update(password).digest('hex'),
  sha256: createHash('sha256').update(password).digest('hex'),
  'sha1 in base64': createHash('sha1').update(password).digest('base64'),
  // As JSON and our own escapes would write it.
  json: JSON.stringify(password).slice(1, -1),
};

interface Outputs {
  readonly all: string;
  readonly login: { readonly result: string; readonly message: string } | undefined;
}

/** Runs the real binary against the URL, and collects all that it says or shows anywhere. */
async function outputs(
  url: string,
  more: readonly string[] = [],
  meanwhile: (running: Running) => Promise<void> = async () => undefined,
): Promise<Outputs> {
  const cwd = await folder();
  await writeFile(join(cwd, 'password.txt'), `${password}\n`);
  const running = start(
    [
      'audit',
      url,
      ...['--user', user, '--password-file', 'password.txt', '--verbose', '--timeout', '20'],
      ...['--only', 'auth', '--only', 'replies', '--only', 'commands/ehlo*', '--only', 'delivery'],
      ...['--json', 'report.json', '--html', 'report.html'],
      ...more,
    ],
    { cwd },
  );
  const { pid } = running.child;
  const shown = process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
  await meanwhile(running);
  const { stdout, stderr } = await running.ended;
  const [json, html] = await Promise.all(
    ['report.json', 'report.html'].map((name) => readFile(join(cwd, name), 'utf8')),
  );
  const report = JSON.parse(json ?? '') as { targets: { login?: Outputs['login'] }[] };
  return { all: [stdout, stderr, json, html, shown].join('\n'), login: report.targets[0]?.login };
}

function expectNone(all: string, digests: readonly string[] = []): void {
  for (const [name, form] of Object.entries(forms)) expect(all.includes(form), name).toBe(false);
  for (const digest of digests) expect(all.includes(digest), 'a digest that was sent').toBe(false);
}

describe('no output holds the password', () => {
  const echoes = Object.entries(forms).filter(([, form]) => !/[^\x20-\xff]/.test(form));
  it.each(echoes.flatMap(([name, form]) => ([235, 535] as const).map((code) => ({ name, form, code }))))(
    'that a server says back as $name with $code',
    async ({ form, code }) => {
      const server = await echoingServer({ mechanisms: 'PLAIN LOGIN', code, echo: () => `<${form}>` });
      const { all, login } = await outputs(server.url);
      expect(login?.result).toBe(code === 235 ? 'accepted' : 'refused');
      expect(login?.message).toContain('***');
      expectNone(all);
    },
  );

  it('that a server says back where a quotation ends', async () => {
    const echo = () => `${'x'.repeat(146)}${base64(password)}`;
    const server = await echoingServer({ mechanisms: 'PLAIN', code: 535, echo });
    const { all, login } = await outputs(server.url);
    expect(login?.result).toBe('refused');
    expectNone(all);
    expect(all).not.toContain(base64(password).slice(0, 6));
  });

  it.each<Pick<Echoing, 'mechanisms' | 'code'>>([
    { mechanisms: 'CRAM-MD5', code: 235 },
    { mechanisms: 'CRAM-MD5 LOGIN', code: 535 },
  ])('nor the digest of it, with $mechanisms and $code', async ({ mechanisms, code }) => {
    const server = await echoingServer({ mechanisms, code, echo: (digest) => `<${digest}>` });
    const { all, login } = await outputs(server.url);
    expect(login?.result).toBe(code === 235 ? 'accepted' : 'refused');
    expect(server.digests.length).toBeGreaterThan(0);
    expectNone(all, server.digests);
  });

  it('of a run that is interrupted inside AUTH', async () => {
    const server = await echoingServer({ mechanisms: 'PLAIN', code: undefined, echo: () => password });
    const { all } = await outputs(server.url, [], async ({ child }) => {
      await expect.poll(server.attempts, { timeout: 50_000 }).toBe(1);
      child.kill('SIGINT');
    });
    expectNone(all);
  });

  it.each([
    ['right', password],
    ['wrong', 'another'],
  ])('that is %s for a strict server', async (what, known) => {
    const server = await reference({ users: { [user]: known } });
    const { host, port } = server.addresses.submission;
    const { all, login } = await outputs(`submission://${host}:${port}`);
    expect(login?.result).toBe(what === 'right' ? 'accepted' : 'refused');
    expectNone(all);
  });
});
