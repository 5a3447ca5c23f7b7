import { expect, it } from 'vitest';
import { startReference } from '../../runner/reference/index.js';
import { catalogue } from '../../suites/index.js';
import { checkedAudit, only, targetOf } from './audits.js';

it('LMTP is judged by its own suite and by the invariants, and the strict server has no finding', async () => {
  const server = await startReference({ ports: { lmtp: 0 } });
  try {
    const { targets } = await checkedAudit(catalogue, {
      targets: [targetOf(server, 'lmtp')],
      recipient: 'alice@reference.test',
      allow: 'deliver',
    });
    const { checks, capabilities, transcripts } = only(targets);
    expect(checks.filter(({ finding }) => finding !== undefined)).toEqual([]);
    const suites = new Set(checks.map(({ suite }) => suite));
    expect([...suites].sort()).toEqual(['lmtp', 'replies']);
    const own = checks.filter(({ suite }) => suite === 'lmtp');
    expect(own.every(({ verdict }) => verdict === 'pass')).toBe(true);
    expect(capabilities.plain).toContain('PIPELINING');
    const sent = transcripts.flatMap(({ events }) => events.filter(({ from }) => from === 'client'));
    expect(sent.filter(({ data }) => data.startsWith('EHLO'))).toHaveLength(1);
  } finally {
    await server.close();
  }
});

it('a model that followed the wrong protocol would say so: one reply for two recipients is found', async () => {
  const server = await startReference({ ports: { lmtp: 0 }, faults: ['lmtp-one-reply'] });
  try {
    const { targets } = await checkedAudit(catalogue, {
      targets: [targetOf(server, 'lmtp')],
      recipient: 'alice@reference.test',
      allow: 'deliver',
    });
    const found = only(targets).checks.filter(({ finding }) => finding !== undefined);
    expect(found.map(({ id, finding }) => `${id} ${finding}`)).toEqual(['lmtp/replies-per-recipient tooFew']);
  } finally {
    await server.close();
  }
});
