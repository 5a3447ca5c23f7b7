import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Arrival, CanaryListener } from '../../runner/canary/index.js';
import { audit } from '../../runner/index.js';
import type { CheckReport, Report, Service } from '../../runner/result/index.js';
import { canaryDomain, labCanary } from './canary.js';
import { labAccess, labStatus } from './lab.js';
import { openDoor } from './logins.js';

const up = labStatus();
const addressOf = (name: string): string => up.find((it) => it.name === name)?.address ?? '';
const required = process.env.SMTPSPEC_LAB === 'required';
/** Longer than any delay that these servers put on errors. */
const timeoutMs = 20_000;

/** What they take for the canary's domain comes to the canary. */
const routed = ['postfix', 'exim', 'opensmtpd', 'postfix-weak'];
/** The others drop mail for elsewhere, or cannot be logged in to. */
const closed = [...routed, 'haraka', 'smtp-server', 'aiosmtpd', 'opensmtpd-no-tls'];
/** Any recipient at lab.test is alice to them, as their README has it. */
const catchAll = ['haraka', 'smtp-server', 'aiosmtpd'];
const open = 'postfix-open';
const audited = [...closed, open].filter((name) => addressOf(name) !== '');

it.skipIf(!required)('every server is up, as SMTPSPEC_LAB=required asks', () => {
  expect(audited).toEqual([...closed, open]);
});

describe.skipIf(audited.length === 0)('mail that arrives', { timeout: 600_000 }, () => {
  const arrivals: Arrival[] = [];
  const reports = new Map<string, Report>();
  let canary: CanaryListener;

  beforeAll(async () => {
    canary = await labCanary((arrival) => arrivals.push(arrival));
    await Promise.all(
      audited.map(async (name) => {
        reports.set(name, await auditOf(name));
      }),
    );
  }, 600_000);
  afterAll(() => canary.close());

  async function auditOf(name: string): Promise<Report> {
    const { ca, credentials } = labAccess();
    return audit({
      targets: [addressOf(name)],
      serverName: `${name}.lab.test`,
      domain: 'lab.test',
      recipient: 'alice@lab.test',
      outside: `anybody@${canaryDomain}`,
      canary,
      // What is relayed may take a while; from the others nothing is to come but a bounce.
      canaryWaitMs: name === open ? 30_000 : 2_000,
      ca: [ca],
      credentials,
      allow: 'deliver',
      only: ['relay'],
      timeoutMs,
    });
  }

  it.runIf(audited.includes(open))('postfix-open relays on 25, as the canary proves', () => {
    const { smtp: found = [], ...others } = relayFindings(reports.get(open));
    const thirdParty = found.find(({ id }) => id === 'relay/third-party');
    expect(thirdParty).toMatchObject({ verdict: 'fail', finding: 'relayed', severity: 'critical' });
    const relayed = found.filter(({ finding }) => finding === 'relayed');
    for (const { id, variant, arrivals: seen = [] } of relayed) {
      const tokens = seen.map(({ token }) => token);
      const came = arrivals.filter(({ data, to }) => tokens.some((it) => `${to} ${data}`.includes(it)));
      expect(came.length, `${id} ${variant}`).toBeGreaterThan(0);
      // Postfix has written down who gave it the message, and an admin finds the mark.
      for (const { data, helo } of came) {
        expect(helo).toBe(`${open}.lab.test`);
        expect(data).toMatch(/^Received: from .*\r\n\tby postfix-open\.lab\.test \(Postfix\)/);
        expect(data).toMatch(/^X-smtpspec-run: [0-9a-f]{8}\r$/m);
      }
    }
    // What asks for AUTH is closed, as stock has it.
    expect(others).toEqual({});
  });

  it.each(closed.filter((name) => audited.includes(name)))('%s relays nothing', (name) => {
    const { smtp: found = [], ...others } = relayFindings(reports.get(name));
    expect(others).toEqual({});
    // Who takes mail for anybody of its own is told so, and that is no relay.
    expect(found.map(({ id, finding }) => [id, finding])).toEqual(
      catchAll.includes(name) ? [['relay/random-recipient', 'accepted']] : [],
    );
    const from = `${name}.lab.test`;
    expect(arrivals.filter(({ helo }) => helo === from).map(({ to }) => to)).toEqual([]);
  });

  it.each(routed.filter((name) => audited.includes(name)))(
    '%s sends there what a login of its own submits',
    async (name) => {
      const { user, password } = labAccess().credentials;
      const token = `submitted-${randomUUID()}`;
      const session = await openDoor({ address: addressOf(name), port: 587 });
      const login = Buffer.from(`\0${user}\0${password}`).toString('base64');
      for (const [line, code] of [
        [`AUTH PLAIN ${login}`, 235],
        ['MAIL FROM:<alice@lab.test>', 250],
        [`RCPT TO:<${token}@${canaryDomain}>`, 250],
        ['DATA', 354],
      ] as const) {
        const reply = await session.command(line);
        expect(reply.code, String(reply)).toBe(code);
      }
      const fields = `From: <alice@lab.test>\r\nSubject: ${token}\r\n`;
      expect((await session.endData(`${fields}\r\ntext\r\n`)).code).toBe(250);
      await session.quit();
      const arrival = await canary.wait(token, 'message', 60_000, undefined);
      expect(arrival).toMatchObject({ helo: `${name}.lab.test`, from: 'alice@lab.test' });
      expect(arrival?.to).toEqual([`${token}@${canaryDomain}`]);
    },
  );
});

/** Security findings of the relay suite by service. */
function relayFindings(report: Report | undefined): Partial<Record<Service, CheckReport[]>> {
  const found = (report?.targets ?? []).map(({ service, checks }) => {
    const relay = checks.filter((it) => it.id.startsWith('relay/') && it.axis === 'security');
    expect(relay.length, service).toBeGreaterThan(0);
    return [service, relay.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')] as const;
  });
  return Object.fromEntries(found.filter(([, checks]) => checks.length > 0));
}
