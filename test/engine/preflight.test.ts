import { describe, expect, it } from 'vitest';
import type { ReferenceOptions } from '../../runner/reference/index.js';
import type { Reachability, Service, TargetReport } from '../../runner/result/index.js';
import { converse, serve } from '../net/servers.js';
import { auditReference, checkedAudit, only } from './audits.js';
import { catalogueOf, invariant, noop, scenario } from './catalogues.js';

const catalogue = catalogueOf([noop], [invariant('replies/any', (_exchange, { pass }) => pass())]);

async function auditPort(port: number, service: Service = 'smtp', timeoutMs = 2_000): Promise<TargetReport> {
  const report = await checkedAudit(catalogue, { targets: [`${service}://127.0.0.1:${port}`], timeoutMs });
  return only(report.targets);
}

function expectUnjudged(target: TargetReport, reachability: Reachability, problem: RegExp): void {
  expect(target.reachability).toBe(reachability);
  expect(target.problem).toMatch(problem);
  expect(target.checks).toEqual([]);
}

describe.concurrent('a target that cannot be judged', () => {
  it('refuses the connection', async () => {
    const gone = await serve(() => undefined);
    await gone[Symbol.asyncDispose]();
    expectUnjudged(await auditPort(gone.port), 'refused', /nothing listens/);
  });

  it('never greets', async () => {
    await using server = await serve(() => undefined);
    const target = await auditPort(server.port);
    expectUnjudged(target, 'timed-out', /no greeting came from .*: no reply within/);
    // The second one asked with a ClientHello.
    expect(target.connections).toBe(2);
  });

  it('has a name without an address', async () => {
    const targets = [`smtp://${'x'.repeat(64)}.invalid`];
    const target = only((await checkedAudit(catalogue, { targets })).targets);
    expectUnjudged(target, 'unresolved', /has no address/);
    expect(target.address).toBeUndefined();
  });

  it('greets in clear where TLS comes first', async () => {
    const reference: ReferenceOptions = { faults: ['greeting-cleartext-on-implicit-tls'] };
    const target = await auditReference(catalogue, { service: 'submissions', reference });
    expectUnjudged(target, 'tls-failed', /^TLS could not be started: .*; it greets in clear with 220 .*8314/);
  });

  it.each([
    ['http-server', 'not-smtp', /what answers on 127\.0\.0\.1 port \d+ is not SMTP but HTTP: HTTP/],
    ['binary-junk', 'not-smtp', /what answers on .* is not SMTP: /],
    ['ten-megabyte-line', 'not-smtp', /we stopped reading/],
    ['endless-greeting', 'not-smtp', /we stopped reading/],
    ['close-at-once', 'closed', /no greeting came from .*: the server closed/],
    ['reset-at-once', 'closed', /no greeting came from .*: .*reset/i],
  ] as const)('%s', async (fault, reachability, problem) => {
    const target = await auditReference(catalogue, { reference: { faults: [fault] }, timeoutMs: 20_000 });
    expectUnjudged(target, reachability, problem);
  });

  it('answers 421, and again after a pause', async () => {
    let connections = 0;
    await using server = await serve((socket) => {
      connections += 1;
      socket.end('421 4.3.2 busy\r\n');
    });
    const target = await auditPort(server.port, 'smtp', 5_000);
    expectUnjudged(target, 'open', /turns us away with 421/);
    expect(connections).toBe(2);
    expect(target.transcripts.map(({ scenario }) => scenario)).toEqual(['preflight', 'preflight']);
  });
});

describe.concurrent('a target that gives us no session', () => {
  const refusals = scenario('suite/refusals', async ({ session, pass }) => {
    const connected = await session('connected');
    return pass(`${await connected.greeting()}`);
  });
  const judged = catalogueOf([
    noop,
    { ...refusals, meta: { ...refusals.meta, needs: { opening: ['refusal', 'silent'] } } },
  ]);

  it.each([
    ['greeting-554', 'inconclusive', /turns us away with 554/],
    ['greeting-554-closes', 'inconclusive', /turns us away with 554/],
    ['greeting-550', 'inconclusive', /turns us away with 550/],
    ['greeting-521', 'not-applicable', /turns us away with 521/],
    ['silent', 'inconclusive', /sent no greeting/],
  ] as const)('%s is asked about that, and about nothing else', async (fault, verdict, message) => {
    const target = await auditReference(judged, { reference: { faults: [fault] }, timeoutMs: 8_000 });
    expect(target.problem).toBeUndefined();
    expect(target.reachability).toBe('open');
    expect(target.checks).toMatchObject([
      { verdict, message: expect.stringMatching(message) },
      { verdict: 'pass' },
    ]);
  });

  it('is not asked about refusals where it greets as usual', async () => {
    const target = await auditReference(judged);
    expect(target.checks.map(({ verdict }) => verdict)).toEqual(['pass', 'not-applicable']);
  });
});

describe.concurrent('a target that can be judged', () => {
  it('when its 421 was gone after a pause', async () => {
    let connections = 0;
    await using server = await serve((socket) => {
      connections += 1;
      if (connections === 1) socket.end('421 4.3.2 busy\r\n');
      else
        converse(socket, {
          EHLO: '250 mx\r\n',
          NOOP: '250 OK\r\n',
          QUIT: (stream) => stream.end('221 bye\r\n'),
        });
    });
    const target = await auditPort(server.port, 'smtp', 5_000);
    expect(target.problem).toBeUndefined();
    expect(target.checks.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect(connections).toBe(3);
  });

  it.each<[Service, plain: boolean]>([
    ['smtp', true],
    ['submission', true],
    ['submissions', false],
  ])('with what it offers, on %s', async (service, plain) => {
    const target = await auditReference(catalogue, { service });
    expect(target.reachability).toBe('open');
    expect(target.greeting).toMatch(/^220 mx\.reference\.test .*\\r\\n$/);
    expect(target.capabilities.plain.includes('STARTTLS')).toBe(plain);
    expect(target.capabilities.tls).toContain('PIPELINING');
    expect(target.capabilities.tls).not.toContain('STARTTLS');
    expect(target.tls).toMatchObject({ trusted: true, names: expect.arrayContaining(['DNS:localhost']) });
    expect(target.checks[0]?.verdict).toBe('pass');
  });

  it('although STARTTLS does not work', async () => {
    const target = await auditReference(catalogue, { reference: { faults: ['starttls-handshake-fails'] } });
    expect(target.problem).toBeUndefined();
    expect(target.tls).toBeUndefined();
    expect(target.checks[0]?.verdict).toBe('pass');
  });

  it('whatever its texts hold', async () => {
    const target = await auditReference(catalogue, { reference: { faults: ['ehlo-hostile'] } });
    expect(target.problem).toBeUndefined();
    expect(target.capabilities.plain.join('')).toMatch(/^[\x20-\x7e]*$/);
  });
});
