import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '../../runner/cli/formats.js';
import type { Counts, Plan } from '../../runner/cli/plan/plan.js';
import type { ReferenceServer } from '../../runner/reference/index.js';
import { type Impact, impacts, type Report } from '../../runner/result/index.js';
import { folder, reference, smtpspec } from './smtpspec.js';

/** TEST-NET-1 (RFC 5737): nobody is there. */
const elsewhere = '192.0.2.1';
const password = 'correct horse';
const env = { SMTPSPEC_PASSWORD: password };

const selection = [
  'delivery',
  'relay',
  'hardening',
  'auth/cancel',
  'tls/closing-in-data',
  'tls/protocol-versions',
].flatMap((name) => ['--only', name]);

function argumentsFor({ addresses }: ReferenceServer, caFile: string): string[] {
  const services = ['smtp', 'submission', 'submissions'] as const;
  return [
    'audit',
    ...services.map((service) => `${service}://${addresses[service].host}:${addresses[service].port}`),
    ...[
      '--domain',
      'reference.test',
      '--recipient',
      'alice@reference.test',
      '--user',
      'alice@reference.test',
    ],
    ...['--client-name', 'client.test', '--server-name', 'mx.reference.test', '--ca', caFile],
    ...['--allow', 'deliver', ...selection],
  ];
}

/** What a run has sent, by impact; what belongs to no check is observed. */
function sentIn({ targets }: Report): Record<Impact, Counts> {
  const sent = Object.fromEntries(
    impacts.map((impact) => [impact, { connections: 0, commands: 0, messages: 0 }]),
  );
  for (const { checks, transcripts } of targets) {
    const impactOf = new Map(checks.map(({ id, impact }) => [id, impact]));
    for (const { scenario, commands = 0, messages = 0 } of transcripts) {
      const at = sent[impactOf.get(scenario) ?? 'observe'];
      if (at === undefined) continue;
      at.connections += 1;
      at.commands += commands;
      at.messages += messages;
    }
  }
  return sent as Record<Impact, Counts>;
}

async function jsonOf<T>(cwd: string, name: string): Promise<T> {
  return JSON.parse(await readFile(join(cwd, name), 'utf8')) as T;
}

describe('--plan', () => {
  test('agrees with the run in connections, commands and messages, and sends nothing', async () => {
    const server = await reference();
    const cwd = await folder();
    await writeFile(join(cwd, 'ca.pem'), server.ca);
    const args = argumentsFor(server, 'ca.pem');

    const told = await smtpspec([...args, '--plan', '--json', 'plan.json'], { cwd, env });
    expect(told).toMatchObject({ code: 0, stderr: '' });
    expect(server.counters.connections).toBe(0);
    const plan = await jsonOf<Plan>(cwd, 'plan.json');
    expect(plan.byImpact.deliver.messages).toBeGreaterThan(10);
    expect(told.stdout).toContain(`at most ${plan.bounds[0]?.messages} messages`);

    const ran = await smtpspec([...args, '--json', 'report.json'], { cwd, env });
    expect(ran.code).toBe(0);
    const report = await jsonOf<Report>(cwd, 'report.json');
    const planned = Object.fromEntries(
      impacts.map((impact) => {
        const { checks: _, ...counts } = plan.byImpact[impact];
        return [impact, counts];
      }),
    );
    expect(planned).toEqual(sentIn(report));
    expect(server.counters.connections).toBe(report.targets.reduce((sum, it) => sum + it.connections, 0));
    expect(server.messages.length).toBeLessThanOrEqual(plan.bounds[0]?.messages ?? 0);
    expect(ran.stderr).toContain(
      `at most ${plan.bounds[0]?.messages} messages to 127.0.0.1; each has X-smtpspec-run`,
    );
  }, 180_000);

  test('is the same every time, shows every octet of ours with --verbose, and no secret', async () => {
    const args = [
      ...['audit', 'smtp://mail.example.org', 'submission://mail.example.org', '--plan', '--verbose'],
      ...['--recipient', 'carol@example.org', '--user', 'carol@example.org', '--client-name', 'client.test'],
      ...['--allow', 'deliver', '--only', 'delivery', '--only', 'auth/cancel', '--json', '-'],
    ];
    const [first, second] = [await smtpspec(args, { env }), await smtpspec(args, { env })];
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toBe(first.stdout);
    const text = await smtpspec(args.slice(0, -2), { env });
    expect(text.stdout).toContain('      C: RCPT TO:<carol@example.org>\\r\\n');
    expect(text.stdout).toContain('X-smtpspec-run: RUNID\\r\\n');
    for (const { stdout } of [first, text]) {
      expect(stdout).toContain('AUTH PLAIN ***');
      expect(stdout).not.toMatch(/correct horse|AGNhcm9s/);
    }
  }, 120_000);

  test('needs nobody’s consent, no name that resolves and no password that is right', async () => {
    const args = ['audit', elsewhere, 'no.such.host.invalid', '--plan', '--only', 'commands/noop'];
    const { code, stdout, stderr } = await smtpspec([...args, '--allow', 'stress', '--user', 'x'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${elsewhere}: no message; at most 4 connections at once`);
    expect(stdout).toContain('no.such.host.invalid: no message');
  });

  test('tells what is left out, and why', async () => {
    const { stdout } = await smtpspec(['audit', 'smtp://a.test', '--plan', '--only', 'delivery']);
    expect(stdout).toMatch(/Left out:\n {2}\d+ checks: needs --allow deliver\n/);
  });

  test.each([...formats.filter((format) => format !== 'json'), 'github'])(
    'is written as text or JSON, and not as %s',
    async (format) => {
      const cwd = await folder();
      const file = format === 'github' ? [] : ['p.out'];
      const { code, stderr } = await smtpspec(['audit', 'a.test', '--plan', `--${format}`, ...file], { cwd });
      expect(stderr).toBe(
        `smtpspec: --plan is written as text or --json; leave out --${format} and --output\n`,
      );
      expect(code).toBe(2);
    },
  );
});
