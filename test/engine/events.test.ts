import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../runner/engine/index.js';
import { startReference } from '../../runner/reference/index.js';
import { checkedAudit, targetOf } from './audits.js';
import { catalogueOf, noop, scenario } from './catalogues.js';

describe('the events of an audit', () => {
  it('begin with all services, and end each with its report', async () => {
    const server = await startReference();
    const targets = [targetOf(server), targetOf(server, 'submission')];
    const events: AuditEvent[] = [];
    const report = await checkedAudit(catalogueOf([noop]), {
      targets,
      onEvent: (it) => void events.push(it),
    });
    await server.close();
    const [started] = events;
    expect(started).toMatchObject({ type: 'started', runId: report.runId });
    expect(started?.type === 'started' && started.targets.map(({ service }) => service)).toEqual([
      'smtp',
      'submission',
    ]);
    for (const { service, checks } of report.targets) {
      const own = events.filter((it) => 'target' in it && it.target.service === service);
      expect(own.map(({ type }) => type)).toEqual(['target', 'check', 'finished']);
      expect(own.at(-1)).toMatchObject({ report: { service, checks } });
    }
  });

  it('end the run with QUIT, and with what a listener throws', async () => {
    const server = await startReference();
    const counted: string[] = [];
    const run = checkedAudit(
      catalogueOf([
        noop,
        scenario('suite/next', async ({ session, pass }) => {
          await session('hello');
          return pass();
        }),
      ]),
      {
        targets: [targetOf(server)],
        connections: 1,
        onEvent: ({ type }) => {
          counted.push(type);
          if (type === 'check') throw new Error('the listener is tired');
        },
      },
    );
    await expect(run).rejects.toThrow('the listener is tired');
    expect(counted).toEqual(['started', 'target', 'check']);
    // The first look and one check; the other one was not begun.
    expect(server.counters.connections).toBe(2);
    await server.close();
  });

  it('a body that waits for nothing of a session does not hold up an abort', async () => {
    const server = await startReference();
    const controller = new AbortController();
    const waiting = scenario('suite/waiting', async ({ session }) => {
      await session('hello');
      controller.abort();
      return new Promise(() => undefined);
    });
    // Sixteen times this long is the time of a body.
    const timeoutMs = 600_000;
    const { signal } = controller;
    const report = await checkedAudit(catalogueOf([waiting]), {
      targets: [targetOf(server)],
      timeoutMs,
      signal,
    });
    expect(report.interrupted).toBe(true);
    expect(report.targets[0]?.checks[0]?.verdict).toBe('skipped');
    await server.close();
  });
});
