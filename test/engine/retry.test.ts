import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { AuditEvent, Catalogue } from '../../runner/engine/index.js';
import type { CheckReport, TargetReport } from '../../runner/result/index.js';
import { type AnyScenario, verbs } from '../../runner/scenario/index.js';
import { converse, serve } from '../net/servers.js';
import { checkedAudit, only, verdictsOf } from './audits.js';
import { catalogueOf, noop, scenario } from './catalogues.js';

const sound = {
  EHLO: '250 mx\r\n',
  NOOP: '250 OK\r\n',
  QUIT: (stream: { end(octets: string): unknown }) => stream.end('221 bye\r\n'),
};

/** Audits a server that is sound to the first connection, the preflight's; `later` takes the others, numbered from 1. */
async function auditAfterwards(
  catalogue: Catalogue,
  later: (socket: Socket, number: number) => void,
  connections = 1,
): Promise<{ target: TargetReport; opened: number; events: AuditEvent[] }> {
  let opened = -1;
  const events: AuditEvent[] = [];
  await using server = await serve((socket) => {
    opened += 1;
    if (opened === 0) converse(socket, sound);
    else later(socket, opened);
  });
  const targets = [`smtp://127.0.0.1:${server.port}`];
  const onEvent = (event: AuditEvent) => void events.push(event);
  const report = await checkedAudit(catalogue, { targets, connections, onEvent });
  return { target: only(report.targets), opened, events };
}

const check = ({ target }: { readonly target: TargetReport }): CheckReport => only(target.checks);

describe.concurrent('a scenario is played again', () => {
  it('after 421, and the second outcome stands', async () => {
    const result = await auditAfterwards(catalogueOf([noop]), (socket, number) =>
      converse(socket, number === 1 ? { ...sound, NOOP: '421 busy\r\n' } : sound),
    );
    expect(check(result)).toMatchObject({ verdict: 'pass', attempts: 2, transcripts: [1, 2] });
    expect(result.events.filter(({ type }) => type === 'back-off')).toEqual([
      expect.objectContaining({ reason: 'the server answered 421', pauseMs: 1_000 }),
    ]);
  });

  it('after a reset, and the second outcome stands, good or bad', async () => {
    const result = await auditAfterwards(catalogueOf([noop]), (socket, number) =>
      converse(socket, {
        ...sound,
        NOOP: number === 1 ? () => socket.resetAndDestroy() : '500 no\r\n',
      }),
    );
    expect(check(result)).toMatchObject({ verdict: 'fail', finding: 'broken', attempts: 2 });
  });

  it('and is inconclusive when 421 comes again', async () => {
    const result = await auditAfterwards(catalogueOf([noop]), (socket) =>
      converse(socket, { ...sound, NOOP: '421 busy\r\n' }),
    );
    expect(check(result)).toMatchObject({
      verdict: 'inconclusive',
      attempts: 2,
      message: 'the server answered 421, and again after a pause',
    });
  });
});

describe.concurrent('a scenario is played once', () => {
  it('when it judges 421 itself', async () => {
    const judging: AnyScenario = { ...noop, meta: { ...noop.meta, judges421: true } };
    const result = await auditAfterwards(catalogueOf([judging]), (socket) =>
      converse(socket, { ...sound, NOOP: '421 busy\r\n' }),
    );
    expect(check(result)).toMatchObject({
      verdict: 'inconclusive',
      attempts: 1,
      message: 'NOOP drew 421 busy',
    });
  });

  it('when the server resets behind its 221', async () => {
    const result = await auditAfterwards(catalogueOf([noop]), (socket) =>
      converse(socket, {
        ...sound,
        QUIT: () => socket.write('221 bye\r\n', () => setImmediate(() => socket.resetAndDestroy())),
      }),
    );
    expect(check(result)).toMatchObject({ verdict: 'pass', attempts: 1 });
  });

  it('when the server closes, which is an answer', async () => {
    const result = await auditAfterwards(catalogueOf([noop]), (socket) =>
      converse(socket, { ...sound, NOOP: () => socket.end() }),
    );
    expect(check(result)).toMatchObject({ verdict: 'inconclusive', attempts: 1 });
  });

  it('when it throws, although 421 was seen', async () => {
    const throwing = scenario('suite/throws', async ({ session }) => {
      await (await session('hello')).command('NOOP');
      throw new Error('our mistake');
    });
    const result = await auditAfterwards(catalogueOf([throwing]), (socket) =>
      converse(socket, { ...sound, NOOP: '421 busy\r\n' }),
    );
    expect(check(result)).toMatchObject({ verdict: 'error', attempts: 1 });
  });
});

describe.concurrent('a server that lets nobody in', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map(
    (name): AnyScenario => ({ ...noop, meta: { ...noop.meta, id: `suite/${name}` } }),
  );

  it('is left alone after three scenarios in a row', async () => {
    const result = await auditAfterwards(catalogueOf(five), (socket) => socket.end('554 no\r\n'), 3);
    expect(new Set(Object.values(verdictsOf(result.target)))).toEqual(new Set(['inconclusive']));
    expect(result.target.checks.map(({ attempts }) => attempts)).toEqual([2, 2, 2, 0, 0]);
    expect(result.target.checks[0]?.message).toMatch(/^the connection drew 554 no$/);
    expect(result.target.checks[4]?.message).toMatch(
      /^not tried: the server had let nobody in 3 times in a row$/,
    );
    expect(result.opened).toBe(6);
  });

  it('is asked on when it lets somebody in between', async () => {
    const eager = [...five.slice(0, 2), scenario('suite/none', async () => verbs.pass()), ...five.slice(2)];
    const result = await auditAfterwards(catalogueOf(eager), (socket, number) =>
      number <= 2 ? socket.end('554 no\r\n') : converse(socket, sound),
    );
    expect(result.target.checks.map(({ verdict }) => verdict)).toEqual([
      'inconclusive',
      'pass',
      'pass',
      'pass',
      'pass',
      'pass',
    ]);
  });
});
