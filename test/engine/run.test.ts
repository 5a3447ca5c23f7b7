import { describe, expect, it } from 'vitest';
import { startReference } from '../../runner/reference/index.js';
import type { Report } from '../../runner/result/index.js';
import { type AnyScenario, verbs } from '../../runner/scenario/index.js';
import { converse, serve } from '../net/servers.js';
import { auditReference, checkedAudit, only, targetOf, verdictsOf } from './audits.js';
import { catalogueOf, invariant, noop, scenario, type TestContext, violation } from './catalogues.js';

const credentials = { user: 'alice@reference.test', password: 'correct horse' };
const everyReply = invariant('replies/any', (_exchange, { pass }) => pass());

describe.concurrent('a mistake of ours is an error, and the run goes on', () => {
  it.each<[what: string, run: (context: TestContext) => ReturnType<AnyScenario['run']>, message: RegExp]>([
    ['an exception', async () => Promise.reject(new Error('our mistake')), /^our mistake$/],
    ['something else that is thrown', () => Promise.reject('a word'), /^a word$/],
    [
      'one session too many',
      async ({ session, pass }) => {
        await session('greeted');
        await session('greeted');
        return pass();
      },
      /opens more sessions at once than its head declares/,
    ],
    ['a finding that is not declared', async () => violation('unheard'), /which its head does not declare/],
    ['a value that is missing', async () => violation('broken'), /no value for \{reply\}/],
  ])('%s', async (_what, run, message) => {
    const target = await auditReference(catalogueOf([scenario('suite/wrong', run), noop]));
    expect(target.checks[0]).toMatchObject({ verdict: 'error', message: expect.stringMatching(message) });
    expect(target.checks[1]?.verdict).toBe('pass');
  });
});

describe.concurrent('an interrupted run', () => {
  it('says QUIT, and reports what was decided until then', async () => {
    const controller = new AbortController();
    const heard: string[] = [];
    await using server = await serve((socket) => {
      socket.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
      converse(socket, {
        EHLO: '250 mx\r\n',
        NOOP: '250 OK\r\n',
        HANG: () => controller.abort(),
        QUIT: (stream) => stream.end('221 bye\r\n'),
      });
    });
    const hanging = scenario('suite/hanging', async ({ session, pass }) => {
      await (await session('hello')).command('HANG');
      return pass();
    });
    const later: AnyScenario = { ...noop, meta: { ...noop.meta, id: 'suite/later' } };
    const report = await checkedAudit(catalogueOf([noop, hanging, later], [everyReply]), {
      targets: [`smtp://127.0.0.1:${server.port}`],
      connections: 1,
      // So long that only the signal can end the wait.
      timeoutMs: 500_000,
      signal: controller.signal,
    });
    expect(report.interrupted).toBe(true);
    const target = only(report.targets);
    expect(verdictsOf(target)).toEqual({
      'commands/noop': 'pass',
      'suite/hanging': 'skipped',
      'suite/later': 'skipped',
      'replies/any': 'pass',
    });
    expect(target.checks[2]).toMatchObject({
      message: 'the run was interrupted',
      attempts: 0,
      transcripts: [],
    });
    expect(heard.slice(-2)).toEqual(['HANG\r\n', 'QUIT\r\n']);
  });

  it('does not wait for a first session that hangs', async () => {
    const controller = new AbortController();
    await using server = await serve((socket) => {
      socket.on('data', (chunk: Buffer) => {
        if (chunk.includes('EHLO')) controller.abort();
        if (chunk.includes('QUIT')) socket.end('221 bye\r\n');
      });
      socket.write('220 mx\r\n');
    });
    const targets = [`smtp://127.0.0.1:${server.port}`];
    const report = await checkedAudit(catalogueOf([noop]), {
      targets,
      signal: controller.signal,
      timeoutMs: 500_000,
    });
    expect(report.interrupted).toBe(true);
    expect(only(report.targets)).toMatchObject({
      reachability: 'open',
      checks: [],
      problem: expect.stringMatching(/interrupted/),
    });
  });

  it('connects to nothing when it was interrupted before it began', async () => {
    const server = await startReference();
    const report = await checkedAudit(catalogueOf([noop]), {
      targets: [targetOf(server)],
      signal: AbortSignal.abort(),
    });
    expect(report.interrupted).toBe(true);
    expect(server.counters.connections).toBe(0);
    await server.close();
  });
});

describe.concurrent('credentials', () => {
  const mail = scenario(
    'suite/mail',
    async ({ session, pass }) => {
      await session('mail');
      return pass();
    },
    { needs: { mail: true } },
  );
  const sneaking = scenario('suite/authenticated', async ({ session, pass }) => {
    await session('authenticated');
    return pass();
  });

  it.each(['submission', 'submissions'] as const)('are used on %s, and show nowhere', async (service) => {
    const target = await auditReference(catalogueOf([mail, sneaking]), { service, credentials });
    expect(verdictsOf(target)).toEqual({ 'suite/mail': 'pass', 'suite/authenticated': 'pass' });
    const said = target.transcripts.flatMap(({ events }) =>
      events.filter(({ data }) => data.startsWith('AUTH')),
    );
    expect(said.map(({ data, tls }) => [data, tls])).toEqual(Array(3).fill(['AUTH PLAIN ***\\r\\n', true]));
  });

  it('go out in clear on loopback, where nobody listens, if the server has no TLS', async () => {
    const reference = { faults: ['starttls-not-offered', 'auth-in-clear'] };
    const target = await auditReference(catalogueOf([mail, sneaking]), {
      service: 'submission',
      credentials,
      reference,
    });
    expect(verdictsOf(target)).toEqual({ 'suite/mail': 'pass', 'suite/authenticated': 'inconclusive' });
    expect(target.login).toMatchObject({ result: 'accepted', mechanism: 'PLAIN' });
  });

  it('that are wrong make no finding', async () => {
    const wrong = { ...credentials, password: 'incorrect horse' };
    const target = await auditReference(catalogueOf([mail]), { service: 'submission', credentials: wrong });
    expect(target.checks[0]).toMatchObject({
      verdict: 'skipped',
      message: expect.stringMatching(/^the login was refused: 535/),
    });
  });

  it('that are not given leave what needs them out', async () => {
    const target = await auditReference(catalogueOf([mail, sneaking]), { service: 'submission' });
    expect(verdictsOf(target)).toEqual({ 'suite/mail': 'skipped', 'suite/authenticated': 'inconclusive' });
  });
});

describe.concurrent('a report', () => {
  it('is the same for the same server, apart from times', async () => {
    const server = await startReference();
    const variants: AnyScenario = {
      ...noop,
      meta: { ...noop.meta, id: 'suite/variants', variants: { one: 1, two: 2, three: 3 } },
    };
    const catalogue = catalogueOf(
      [variants, noop, scenario('suite/skip', async () => verbs.pass(), { impact: 'stress' })],
      [everyReply],
    );
    const targets = (['smtp', 'submission', 'submissions'] as const).map((service) =>
      targetOf(server, service),
    );
    const options = { targets, ca: [server.ca], serverName: 'localhost' };
    const [first, second] = [await checkedAudit(catalogue, options), await checkedAudit(catalogue, options)];
    expect(timeless(second)).toBe(timeless(first));
    expect(first.targets.map(({ url }) => url)).toEqual(targets);
    expect(first.targets[0]?.checks.map(({ id, variant }) => [id, variant])).toEqual([
      ['suite/variants', 'one'],
      ['suite/variants', 'two'],
      ['suite/variants', 'three'],
      ['commands/noop', undefined],
      ['suite/skip', undefined],
      ['replies/any', undefined],
    ]);
    expect(first.totals).toMatchObject({ pass: 15, skipped: 3 });
    await server.close();
  });

  it('holds no more connections open at once than it was told', async () => {
    let now = 0;
    let most = 0;
    await using server = await serve((socket) => {
      now += 1;
      most = Math.max(most, now);
      socket.on('close', () => {
        now -= 1;
      });
      converse(socket, {
        EHLO: '250 mx\r\n',
        NOOP: '250 OK\r\n',
        QUIT: (stream) => stream.end('221 bye\r\n'),
      });
    });
    const many = Array.from(
      { length: 12 },
      (_, index): AnyScenario => ({ ...noop, meta: { ...noop.meta, id: `suite/s${index}` } }),
    );
    const targets = [`smtp://127.0.0.1:${server.port}`];
    const report = await checkedAudit(catalogueOf(many), { targets, connections: 3 });
    expect(report.totals.pass).toBe(12);
    // The server sees an end a moment after the client, when the next one may have come already.
    expect(most).toBeLessThanOrEqual(6);
    expect(most).toBeGreaterThan(1);
  });
});

/** The report as JSON without what a clock or a dice says. */
function timeless(report: Report): string {
  return JSON.stringify(report, (key, value: unknown) =>
    ['ms', 'durationMs', 'startedAt', 'runId'].includes(key) ? undefined : value,
  );
}
