import { describe, expect, it } from 'vitest';
import type { AuditEvent, AuditOptions } from '../../runner/engine/index.js';
import { type ReferenceOptions, type ReferenceServer, startReference } from '../../runner/reference/index.js';
import type { Report, Service } from '../../runner/result/index.js';
import type { AnyScenario, ScenarioMeta } from '../../runner/scenario/index.js';
import { catalogue as everything } from '../../suites/index.js';
import { checkedAudit, targetOf } from './audits.js';
import { catalogueOf, noop, scenario } from './catalogues.js';

const recipient = 'alice@reference.test';
const credentials = { user: recipient, password: 'correct horse' };

/** Sends so many messages, each in a session of its own. */
function sending(id: string, count: number, more: Partial<ScenarioMeta> = {}): AnyScenario {
  return scenario(
    id,
    async ({ session, pass }) => {
      for (let sent = 0; sent < count; sent += 1) {
        const open = await session('recipient');
        await open.command('DATA');
        await open.endData('Subject: test\r\n\r\ntext\r\n');
        await open.quit();
      }
      return pass();
    },
    { impact: 'deliver', ...more },
  );
}

interface Ran {
  readonly report: Report;
  readonly server: ReferenceServer;
  readonly bounds: Extract<AuditEvent, { type: 'messages' }>[];
  /** Connections that the server had seen when the bound was told. */
  readonly connectionsBefore: number | undefined;
}

async function run(
  scenarios: readonly AnyScenario[],
  options: Partial<AuditOptions> = {},
  reference: ReferenceOptions = {},
  services: readonly Service[] = ['smtp'],
): Promise<Ran> {
  const server = await startReference(reference);
  const bounds: Ran['bounds'] = [];
  let connectionsBefore: number | undefined;
  try {
    const report = await checkedAudit(catalogueOf(scenarios), {
      targets: services.map((service) => targetOf(server, service)),
      recipient,
      ca: [server.ca],
      serverName: 'localhost',
      allow: 'deliver',
      onEvent: (event) => {
        if (event.type !== 'messages') return;
        bounds.push(event);
        connectionsBefore = server.counters.connections;
      },
      ...options,
    });
    return { report, server, bounds, connectionsBefore };
  } finally {
    await server.close();
  }
}

function messagesOf({ targets }: Report): number {
  const each = targets.flatMap(({ transcripts }) => transcripts.map(({ messages = 0 }) => messages));
  return each.reduce((sum, count) => sum + count, 0);
}

describe.concurrent('the bound', () => {
  it('is told for each address before anything is sent, and is the sum of what may be played', async () => {
    const variants = { one: 1, two: 2, three: 3 };
    const { bounds, connectionsBefore, report, server } = await run(
      [
        sending('suite/one', 1),
        sending('suite/two', 1, { messages: 2, variants }),
        sending('suite/none', 0, { messages: 0 }),
        sending('suite/stress', 0, { impact: 'stress', messages: 9 }),
        noop,
      ],
      {},
      {},
      ['smtp', 'submission'],
    );
    // Without a login the submission service takes none, and nobody says that these scenarios need one: they count.
    expect(bounds).toEqual([
      { type: 'messages', address: '127.0.0.1', most: 14, perMinute: undefined, runId: report.runId },
    ]);
    expect(connectionsBefore).toBe(0);
    expect(server.messages).toHaveLength(4);
    expect(messagesOf(report)).toBe(4);
  });

  it('is not told where no message may be sent', async () => {
    const { bounds } = await run([sending('suite/one', 1), noop], { allow: 'probe' });
    expect(bounds).toEqual([]);
  });

  it('of --messages leaves out what goes over it, with the reason', async () => {
    const scenarios = ['a', 'b', 'c'].map((name) => sending(`suite/${name}`, 1));
    const { report, server, bounds } = await run(scenarios, { messages: 2 });
    expect(bounds[0]?.most).toBe(2);
    expect(server.messages).toHaveLength(2);
    const checks = report.targets[0]?.checks ?? [];
    expect(checks.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'skipped']);
    expect(checks[2]?.message).toBe('may hand over 1 message, and of --messages 2 0 are left');
  });

  it('holds for all services of an address together', async () => {
    const { server } = await run(
      [sending('suite/one', 1), sending('suite/two', 1)],
      { messages: 3, credentials },
      {},
      ['smtp', 'submission', 'submissions'],
    );
    expect(server.messages).toHaveLength(3);
  });

  it('that a scenario goes over is our mistake', async () => {
    const { report } = await run([sending('suite/two', 2), sending('suite/one', 1)]);
    const checks = report.targets[0]?.checks ?? [];
    expect(checks[0]).toMatchObject({
      verdict: 'error',
      message: 'suite/two had more messages accepted (2) than its head declares (1)',
    });
    expect(checks[1]?.verdict).toBe('pass');
  });

  it('is nought for a run that may not deliver, whatever a head says', async () => {
    const { report } = await run([sending('suite/one', 1, { impact: 'probe', messages: 1 })], {
      allow: 'probe',
    });
    expect(report.targets[0]?.checks[0]).toMatchObject({
      verdict: 'error',
      message: 'suite/one had more messages accepted (1) than its head declares (0)',
    });
  });

  it('allows no second try that goes over it', async () => {
    let tries = 0;
    const again = scenario(
      'suite/again',
      async ({ session, pass }) => {
        tries += 1;
        const open = await session('recipient');
        await open.command('DATA');
        await open.endData('Subject: test\r\n\r\ntext\r\n');
        // The server ends the session here.
        for (let errors = 0; errors < 4; errors += 1) await open.command('ERROR');
        return pass();
      },
      { impact: 'deliver' },
    );
    const { server } = await run([again], {}, { faults: ['error-limit-3'] });
    expect(tries).toBe(1);
    expect(server.messages).toHaveLength(1);
  });

  it('of a minute makes the rest wait', async () => {
    const scenarios = ['a', 'b', 'c'].map((name) => sending(`suite/${name}`, 1));
    const began = performance.now();
    const { server, bounds } = await run(scenarios, { messageRate: 1, minuteMs: 300 });
    // Two minutes at least lie between three messages of which none may share one.
    expect(performance.now() - began).toBeGreaterThan(600);
    expect(bounds[0]?.perMinute).toBe(1);
    expect(server.messages).toHaveLength(3);
  });
});

/** Messages that ask about what our mark stands in. */
const withoutMark = ['delivery/empty-message'];

describe('every scenario', () => {
  it('keeps to its bound, and each message that it hands over can be found by the run', async () => {
    const { report, server, bounds } = await run(
      everything.scenarios,
      { allow: 'stress', credentials, connections: 16, minuteMs: 300, timeoutMs: 20_000 },
      { idleMs: 3_000, ports: { lmtp: 0 } },
      ['smtp', 'submission', 'submissions', 'lmtp'],
    );
    const checks = report.targets.flatMap((target) => target.checks);
    expect(checks.filter(({ verdict }) => verdict === 'error').map(({ message }) => message)).toEqual([]);
    expect(messagesOf(report)).toBe(server.messages.length);
    expect(server.messages.length).toBeGreaterThan(30);
    expect(server.messages.length).toBeLessThanOrEqual(bounds[0]?.most ?? 0);

    const unmarked = server.messages.filter(({ body }) => !isMarked(body.toString('latin1'), report.runId));
    const meant = report.targets.flatMap(({ transcripts }) =>
      transcripts.filter(({ scenario: id, messages = 0 }) => withoutMark.includes(id) && messages > 0),
    );
    expect(unmarked.map(({ body }) => body.toString('latin1').slice(0, 200))).toEqual(meant.map(() => ''));
  }, 180_000);
});

function isMarked(message: string, runId: string | undefined): boolean {
  const [header = ''] = message.split('\r\n\r\n');
  const lines = header.split('\r\n');
  return (
    lines.includes(`X-smtpspec-run: ${runId}`) &&
    lines.some((it) => it.startsWith(`Subject: smtpspec ${runId}: `))
  );
}

/** Servers that take more than they should. */
const openHanded: readonly string[][] = [
  [],
  ['relay-open', 'recipient-catch-all', 'null-recipient-accepted', 'data-lf-dot-lf'],
  ['accept-all-recipients-reject-at-data', 'data-before-rcpt-accepted', 'data-argument-accepted'],
  ['bdat-refused-chunk-executed', 'bdat-then-data-accepted', 'bdat-after-last-accepted'],
];

describe('a run with --allow probe leaves no message', () => {
  it.each(openHanded.map((faults) => ({ faults })))(
    'at a server with $faults',
    async ({ faults }) => {
      const { report, server } = await run(
        everything.scenarios,
        { allow: 'probe', credentials, connections: 16, minuteMs: 1_000, timeoutMs: 20_000, skip: ['tls/*'] },
        { faults, ports: { lmtp: 0 } },
        ['smtp', 'submission', 'submissions', 'lmtp'],
      );
      // What a server takes for nobody is nowhere to be found.
      const kept = server.messages.filter(({ to }) => to.length > 0);
      expect(kept.map(({ to, body }) => [to, body.toString('latin1').slice(0, 200)])).toEqual([]);
      expect(messagesOf(report)).toBe(0);
    },
    120_000,
  );
});
