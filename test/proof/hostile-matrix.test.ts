import { describe, expect, it } from 'vitest';
import { deadlinesFor } from '../../runner/net/index.js';
import { listFaults } from '../../runner/reference/index.js';
import type { CheckReport, Service } from '../../runner/result/index.js';
import { catalogue } from '../../suites/index.js';
import { auditReference } from './support.js';

/** Hostile in looks only: every octet of what they serve is legal, or a finding of its own. */
const servesAll = ['bytewise', 'banner-hostile', 'ehlo-hostile'];

/**
 * What a server still does right before it turns hostile, and so may be passed: the greeting came whole; what needs no EHLO was
 * served. Nothing else may pass.
 */
const servedBefore: Readonly<Record<string, readonly string[]>> = {
  'reset-after-greeting': ['commands/greeting'],
  'close-after-greeting': ['commands/greeting'],
  'greets-then-silent': ['commands/greeting'],
  'reset-mid-reply': [
    'commands/greeting',
    'commands/helo',
    'commands/mail-before-hello',
    'commands/non-mail-before-hello',
    'commands/rset-keeps-session',
    'commands/quit',
  ],
  'close-mid-reply': [
    'commands/greeting',
    'commands/helo',
    'commands/mail-before-hello',
    'commands/non-mail-before-hello',
    'commands/rset-keeps-session',
    'commands/quit',
  ],
  'endless-multiline': [
    'commands/greeting',
    'commands/helo',
    'commands/mail-before-hello',
    'commands/non-mail-before-hello',
    'commands/rset-keeps-session',
    'commands/quit',
  ],
};

/** They judge what comes before the first octet of SMTP, though they may open sessions of their own. */
const endsEarly = ['tls/implicit', 'submission/client-certificate'];

/** Where TLS comes first, its endpoint is sound, whatever the server does inside it. */
function isBeforeSmtp({ id }: CheckReport, service: Service): boolean {
  const asked = catalogue.scenarios.find(({ meta }) => meta.id === id)?.meta;
  return service === 'submissions' && (asked?.connections === 0 || endsEarly.includes(id));
}

const timeoutMs = 500;
const hostile = listFaults().filter(({ area, name }) => area === 'hostile' && !servesAll.includes(name));

describe('against a hostile server no scenario passes, throws or overruns its deadline', () => {
  it.each(hostile)('$name: $summary', async ({ name }) => {
    const { targets } = await auditReference(catalogue, { faults: [name], timeoutMs });
    for (const { problem, checks, service } of targets) {
      if (problem === undefined)
        expect(checks, `${service} was neither judged nor given up`).not.toHaveLength(0);
      for (const check of checks) {
        const about = `${check.id} ${check.variant ?? ''} on ${service}: ${check.message}`;
        expect(check.verdict, about).not.toBe('error');
        expect(check.durationMs, about).toBeLessThanOrEqual(check.attempts * deadlineMs);
        // An invariant speaks of the replies that did come, and says how many.
        if (check.verdict === 'pass' && check.suite !== 'replies' && !isBeforeSmtp(check, service))
          expect(servedBefore[name] ?? [], about).toContain(check.id);
      }
    }
  });

  it.each(servesAll)('%s is judged as any other server', async (name) => {
    const { targets } = await auditReference(catalogue, { faults: [name], timeoutMs: 5_000 });
    expect(targets.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
    const verdicts = targets.flatMap(({ checks }) => checks.map(({ verdict }) => verdict));
    expect(verdicts).not.toContain('error');
    expect(verdicts).not.toContain('inconclusive');
  });

  it('knows only faults that exist', () => {
    const names = hostile.map(({ name }) => name);
    expect(Object.keys(servedBefore).filter((name) => !names.includes(name))).toEqual([]);
  });
});

/** Two sessions, the pause before a second try, and room for a loaded machine. */
const deadlineMs = deadlinesFor(timeoutMs).sessionMs * 2 + 30_000;
