import { describe, expect, it } from 'vitest';
import { audit } from '../../runner/engine/index.js';
import { startReference } from '../../runner/reference/index.js';
import type { CheckReport, Impact, Report } from '../../runner/result/index.js';
import { catalogue as all } from '../../suites/index.js';
import { auditReference, credentials, mailbox } from '../proof/support.js';

const catalogue = {
  ...all,
  scenarios: all.scenarios.filter(({ meta }) => meta.id.startsWith('relay/')),
  invariants: [],
};

/** Every relay scenario on every service of a server with these faults. */
async function checksOf(faults: readonly string[], allow: Impact): Promise<readonly CheckReport[]> {
  const { targets } = await auditReference(catalogue, { faults, allow, timeoutMs: 20_000, canary: true });
  expect(targets).toHaveLength(3);
  return targets.flatMap(({ checks }) => checks);
}

const named = (checks: readonly CheckReport[], id: string) => checks.filter((check) => check.id === id);
const findingsOf = (checks: readonly CheckReport[]) =>
  checks.flatMap(({ id, finding }) => (finding === undefined ? [] : [`${id}: ${finding}`]));

describe('a server that answers every RCPT with 250 and refuses the message', () => {
  const faults = ['accept-all-recipients-reject-at-data'];

  it.each(['probe', 'deliver'] as const)('is no relay, with --allow %s', async (allow) => {
    expect(findingsOf(await checksOf(faults, allow))).toEqual([]);
  });

  it('is told as deferred rejection', async () => {
    const [check] = named(await checksOf(faults, 'deliver'), 'relay/random-recipient');
    expect(check).toMatchObject({ verdict: 'pass' });
    expect(check?.message).toMatch(/takes any recipient at RCPT, elsewhere too.*deferred rejection is legal/);
  });

  it('is not judged by what it says at RCPT', async () => {
    const [check] = named(await checksOf(faults, 'probe'), 'relay/random-recipient');
    expect(check).toMatchObject({ verdict: 'inconclusive' });
    expect(check?.message).toMatch(/--allow deliver/);
  });
});

describe('a honeypot', () => {
  it('is no relay by RCPT', async () => {
    expect(findingsOf(await checksOf(['honeypot'], 'probe'))).toEqual([]);
  });

  it('is told as what it is, once, and never as critical, as nothing arrives', async () => {
    const checks = await checksOf(['honeypot'], 'deliver');
    expect(findingsOf(named(checks, 'relay/third-party'))).toEqual(['relay/third-party: takenLikeAny']);
    expect(findingsOf(named(checks, 'relay/random-recipient'))).toEqual(['relay/random-recipient: accepted']);
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });
});

describe('an open relay', () => {
  it('is told by relay/third-party, and not again by each state', async () => {
    const checks = await checksOf(['relay-open'], 'deliver');
    expect(findingsOf(named(checks, 'relay/third-party'))).toEqual(['relay/third-party: relayed']);
    for (const id of ['relay/session-states', 'relay/claimed-names', 'relay/after-message'])
      expect(findingsOf(named(checks, id))).toEqual([]);
  });
});

/** Two servers on one port: the second one, at ::1, has these faults. */
async function auditBothFamilies(faults: readonly string[]): Promise<Report> {
  const first = await startReference();
  const { smtp, submission, submissions } = first.addresses;
  const ports = { smtp: smtp.port, submission: submission.port, submissions: submissions.port };
  const second = await startReference({ host: '::1', ports, faults });
  try {
    return await audit(catalogue, {
      targets: Object.entries(ports).map(([service, port]) => `${service}://mx.reference.test:${port}`),
      resolve: async () => ['127.0.0.1', '::1'],
      ca: [first.ca, second.ca],
      recipient: mailbox,
      credentials,
      timeoutMs: 20_000,
    });
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
}

describe('a name with an address of either family', () => {
  it('is asked in full at both: a relay on IPv6 alone is found there', async () => {
    const { targets } = await auditBothFamilies(['relay-after-local-recipient']);
    const found = targets.map(({ service, address, checks }) => [service, address, findingsOf(checks)]);
    const state = 'relay/session-states: accepted';
    expect(found.filter(([, , findings]) => findings?.length !== 0)).toEqual([['smtp', '::1', [state]]]);
    const asked = targets.map(({ service, checks }) => ({ service, ids: checks.map(({ id }) => id) }));
    for (const { service, ids } of asked)
      expect(asked.filter((it) => it.service === service)).toEqual([
        { service, ids },
        { service, ids },
      ]);
  });
});
