import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../runner/cli/exit-code.js';
import type { AuditOptions } from '../../runner/engine/index.js';
import { type ReferenceOptions, type ReferenceServer, startReference } from '../../runner/reference/index.js';
import type { Report } from '../../runner/result/index.js';
import { converse, serve } from '../net/servers.js';
import { checkedAudit, only } from './audits.js';
import { catalogueOf, noop } from './catalogues.js';

const catalogue = catalogueOf([noop]);
/** Enough scenarios for connections that can be compared. */
const many = catalogueOf(
  Array.from({ length: 6 }, (_, n) => ({ ...noop, meta: { ...noop.meta, id: `suite/noop-${n}` } })),
);

type Talk = Parameters<typeof serve>[0];

function smtp(greeting: string, lines: readonly string[] = []): Talk {
  const hello = ['mx.test', ...lines].map((line, n) => `250${n === lines.length ? ' ' : '-'}${line}\r\n`);
  return (socket) =>
    converse(
      socket,
      { EHLO: hello.join(''), NOOP: '250 OK\r\n', QUIT: (stream) => stream.end('221 bye\r\n') },
      `220 ${greeting}\r\n`,
    );
}

/** Audits a name that has these addresses, each with a server of its own on the same port. */
async function behindOneName(talks: readonly Talk[], more: readonly string[] = []): Promise<Report> {
  const [first, ...rest] = talks;
  if (first === undefined) throw new Error('no server');
  const servers = [await serve(first)];
  const port = servers[0]?.port ?? 0;
  try {
    for (const [n, talk] of rest.entries()) servers.push(await serve(talk, `127.0.0.${n + 2}`, port));
    return await auditName(port, [...servers.map(({ address }) => address), ...more]);
  } finally {
    for (const server of servers) await server[Symbol.asyncDispose]();
  }
}

function auditName(
  port: number,
  addresses: readonly string[],
  options: Partial<AuditOptions> = {},
): Promise<Report> {
  const targets = [`smtp://mx.test:${port}`];
  return checkedAudit(catalogue, { timeoutMs: 20_000, ...options, targets, resolve: async () => addresses });
}

async function references(all: readonly ReferenceOptions[]): Promise<Report> {
  const servers: ReferenceServer[] = [];
  try {
    for (const [n, options] of all.entries()) {
      const port = servers[0]?.addresses.smtp.port ?? 0;
      servers.push(await startReference({ ...options, host: `127.0.0.${n + 1}`, ports: { smtp: port } }));
    }
    const addresses = servers.map((_, n) => `127.0.0.${n + 1}`);
    return await auditName(servers[0]?.addresses.smtp.port ?? 0, addresses, {
      ca: servers.map(({ ca }) => ca),
      serverName: 'localhost',
    });
  } finally {
    for (const server of servers) await server.close();
  }
}

function facts({ unlike = [] }: Report): string[] {
  return unlike.map(({ what, text }) => `${what}: ${text}`);
}

describe.concurrent('a name with several addresses', () => {
  it('is judged at each', async () => {
    const report = await references([{}, {}]);
    expect(report.targets.map(({ url }) => url)).toEqual([report.targets[0]?.url, report.targets[0]?.url]);
    expect(report.targets.map(({ address }) => address)).toEqual(['127.0.0.1', '127.0.0.2']);
    expect(report.targets.map(({ checks }) => checks[0]?.verdict)).toEqual(['pass', 'pass']);
    expect(report.unlike).toBeUndefined();
    expect(exitCodeOf(report, 'fail')).toBe(0);
  });

  it('that offer different things is told keyword by keyword', async () => {
    const report = await references([{}, { faults: ['starttls-not-offered'] }]);
    expect(facts(report)).toEqual(['capabilities: 127.0.0.1 offers STARTTLS, 127.0.0.2 does not']);
  });

  it('that greet as different hosts and software, with different limits', async () => {
    const report = await behindOneName([
      smtp('a.test ESMTP Postfix', ['SIZE 1000', 'HELP']),
      smtp('b.test ESMTP Exim 4.98 Sat, 28 Nov 2026', ['HELP', 'SIZE 2000']),
    ]);
    expect(facts(report)).toEqual([
      'greeting: 127.0.0.1 greets as a.test; 127.0.0.2 greets as b.test',
      'software: 127.0.0.1 is postfix; 127.0.0.2 is exim',
      'capabilities: 127.0.0.1 offers SIZE 1000; 127.0.0.2 offers SIZE 2000',
    ]);
  });

  it('tells keywords that the same addresses list together', async () => {
    const report = await behindOneName([
      smtp('mx.test', ['DSN', 'HELP']),
      smtp('mx.test', ['DSN']),
      smtp('mx.test', ['CHUNKING']),
    ]);
    expect(facts(report).sort()).toEqual([
      'capabilities: 127.0.0.1 offers HELP, 127.0.0.2, 127.0.0.3 do not',
      'capabilities: 127.0.0.1, 127.0.0.2 offer DSN, 127.0.0.3 does not',
      'capabilities: 127.0.0.3 offers CHUNKING, 127.0.0.1, 127.0.0.2 do not',
    ]);
  });

  it('does not take a date, a queue id or the order of words for a difference', async () => {
    const report = await behindOneName([
      smtp('mx.test ESMTP 0a1b2c3d Sat, 28 Nov 2026 04:00:00', ['AUTH PLAIN LOGIN', 'X-GUID 1']),
      smtp('mx.test ESMTP ffffffff Sat, 28 Nov 2026 04:00:01', ['auth LOGIN PLAIN', 'X-GUID 2']),
    ]);
    expect(report.unlike).toBeUndefined();
  });

  it('of which one does not answer is not judged there', async () => {
    const report = await behindOneName([smtp('mx.test')], ['127.0.0.9']);
    expect(report.targets.map(({ reachability }) => reachability)).toEqual(['open', 'refused']);
    expect(facts(report)).toEqual(['reach: 127.0.0.1 can be judged, 127.0.0.9 cannot (refused)']);
    expect(exitCodeOf(report, 'fail')).toBe(3);
  });

  it('that has more of them than are judged tells how many are left out', async () => {
    const one = smtp('mx.test');
    const report = await behindOneName(Array.from({ length: 9 }, () => one));
    expect(report.targets).toHaveLength(8);
    expect(facts(report)).toEqual([
      'left-out: mx.test has 9 addresses; the first 8 were judged, the others were not',
    ]);
  });
});

describe.concurrent('connections that are not alike', () => {
  async function alternating(talks: readonly Talk[]): Promise<Report> {
    let connections = 0;
    await using server = await serve((socket) => {
      talks[connections % talks.length]?.(socket);
      connections += 1;
    });
    return await checkedAudit(many, { timeoutMs: 20_000, targets: [`smtp://127.0.0.1:${server.port}`] });
  }

  it('are told as a pool of unlike back ends', async () => {
    const report = await alternating([
      smtp('a.test ESMTP Postfix', ['PIPELINING', 'HELP']),
      smtp('b.test ESMTP Exim', ['HELP']),
    ]);
    const told = facts(report);
    expect(told).toHaveLength(3);
    expect(told[0]).toMatch(
      /^greeting: 127\.0\.0\.1 greets under different names .*: a\.test \(\d\), b\.test \(\d\)$/,
    );
    expect(told[1]).toMatch(/^software: 127\.0\.0\.1 is different software .*: postfix \(\d\), exim \(\d\)$/);
    expect(told[2]).toMatch(
      /^capabilities: 127\.0\.0\.1 does not offer the same .*: PIPELINING on \d of \d$/,
    );
  });

  it('are alike where only the text behind the name differs', async () => {
    const report = await alternating([smtp('mx.test ESMTP 1', ['HELP']), smtp('mx.test ESMTP 2', ['HELP'])]);
    expect(report.unlike).toBeUndefined();
  });
});

it('two unlike hosts that greet under one name are told', async () => {
  await using one = await serve(smtp('proxy.test'));
  await using _two = await serve(smtp('proxy.test'), '127.0.0.2', one.port);
  const report = await checkedAudit(catalogue, {
    targets: [`smtp://mx.a.test:${one.port}`, `smtp://mx.b.test:${one.port}`],
    resolve: async (host) => [host === 'mx.a.test' ? '127.0.0.1' : '127.0.0.2'],
  });
  expect(facts(report)).toEqual([
    'same-greeting: mx.a.test and mx.b.test both greet as proxy.test: if they are not one system, something in between answers for both',
  ]);
});

describe.concurrent('the control host', () => {
  async function refused(options: Partial<AuditOptions>): Promise<Report> {
    const gone = await serve(() => undefined);
    await gone[Symbol.asyncDispose]();
    return await checkedAudit(catalogue, { ...options, targets: [`smtp://127.0.0.1:${gone.port}`] });
  }

  it('has a port of its own where one is given, and its session is in the report', async () => {
    await using control = await serve(smtp('control.test'));
    const target = only((await refused({ control: `127.0.0.1:${control.port}` })).targets);
    expect(target.problem).toMatch(
      /so it is likely on their side, although port \d+ was tried nowhere else$/,
    );
    const { scenario, events } = only(target.transcripts);
    expect(scenario).toBe('control');
    const said = events.filter(({ from }) => from !== 'note').map(({ data }) => data);
    expect(said).toEqual(['220 control.test\\r\\n', 'QUIT\\r\\n', '221 bye\\r\\n']);
  });

  it('cannot be the target', async () => {
    const target = only((await refused({ control: '127.0.0.1' })).targets);
    expect(target.problem).toContain('the control host 127.0.0.1 is the same address');
  });

  it('is left alone where the target answers', async () => {
    let asked = 0;
    await using control = await serve(() => {
      asked += 1;
    });
    await using server = await serve(smtp('mx.test'));
    const targets = [`smtp://127.0.0.1:${server.port}`];
    const report = await checkedAudit(catalogue, { targets, control: `127.0.0.1:${control.port}` });
    expect(only(report.targets).problem).toBeUndefined();
    expect(report.options.control).toBe(`127.0.0.1:${control.port}`);
    expect(asked).toBe(0);
  });
});
