import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../runner/net/index.js';
import { type ReferenceOptions, type ReferenceServer, startReference } from '../../runner/reference/index.js';
import type { Service } from '../../runner/result/index.js';
import { climb, LadderBroken, type LadderTools, type Probe, type Rung } from '../../runner/scenario/index.js';
import { settingsFor } from '../net/servers.js';
import { addressOf } from '../reference/address.js';

const credentials = { user: 'alice@reference.test', password: 'correct horse' };
const probe: Probe = {
  clientName: 'client.test',
  heloName: 'client.test',
  sender: 'probe@client.test',
  recipient: 'alice@reference.test',
  recipientGiven: true,
  domain: 'reference.test',
  outside: 'x@outside.example',
  user: undefined,
  runId: '0',
};

function toolsFor(server: ReferenceServer, service: Service, more: Partial<LadderTools> = {}): LadderTools {
  const { host: address, port } = addressOf(server, service);
  return {
    connect: async ({ withoutTls }) => {
      const implicitTls = service === 'submissions' && !withoutTls;
      return (await Session.connect(settingsFor({ address, port }, { implicitTls, ca: [server.ca] })))
        .session;
    },
    probe,
    service,
    login: { credentials, insecure: false, host: 'localhost', port },
    ...more,
  };
}

/** The verbs that the server answers on the way to a rung; in brackets those inside TLS. */
async function steps(rung: Rung, tools: LadderTools): Promise<string> {
  const session = await climb(rung, tools);
  const lines = session.transcript.filter(({ from }) => from === 'client');
  await session.quit();
  return lines.map(({ data, tls }) => (tls ? `[${data.slice(0, 4)}]` : data.slice(0, 4))).join(' ');
}

describe('climb', () => {
  let server: ReferenceServer;
  beforeAll(async () => {
    server = await startReference();
  });
  afterAll(() => server.close());

  it.each<[Service, Rung, string]>([
    ['smtp', 'tcp', ''],
    ['smtp', 'connected', ''],
    ['smtp', 'greeted', ''],
    ['smtp', 'hello', 'EHLO'],
    ['smtp', 'tls', 'EHLO STAR'],
    ['smtp', 'secured', 'EHLO'],
    ['smtp', 'ready', 'EHLO'],
    ['smtp', 'mail', 'EHLO MAIL'],
    ['smtp', 'recipient', 'EHLO MAIL RCPT'],
    ['submission', 'hello', 'EHLO'],
    ['submission', 'secured', 'EHLO STAR [EHLO]'],
    ['submission', 'authenticated', 'EHLO STAR [EHLO] [AUTH]'],
    ['submission', 'ready', 'EHLO STAR [EHLO] [AUTH]'],
    ['submission', 'recipient', 'EHLO STAR [EHLO] [AUTH] [MAIL] [RCPT]'],
    ['submissions', 'tcp', ''],
    ['submissions', 'connected', ''],
    ['submissions', 'secured', '[EHLO]'],
    ['submissions', 'recipient', '[EHLO] [AUTH] [MAIL] [RCPT]'],
  ])('on %s to %s says "%s"', async (service, rung, said) => {
    expect(await steps(rung, toolsFor(server, service))).toBe(said);
  });

  it('sends no password over TLS that does not verify, off loopback', async () => {
    for (const [serverName, outcome] of [
      ['localhost', 'open'],
      [
        'other.test',
        'credentials are only sent over verified TLS, and the certificate does not verify: ERR_TLS_CERT_ALTNAME_INVALID',
      ],
    ] as const) {
      const { host: address, port } = server.addresses.submissions;
      const settings = settingsFor({ address, port }, { implicitTls: true, ca: [server.ca], serverName });
      const { session } = await Session.connect(settings);
      const tools = toolsFor(server, 'submissions', { connect: async () => asIfFrom('192.0.2.1', session) });
      const end = await climb('authenticated', tools).then(
        () => 'open',
        (error: Error) => error.message,
      );
      expect(end).toBe(outcome);
      const said = session.transcript.filter(({ data }) => data.startsWith('AUTH'));
      expect(said).toHaveLength(outcome === 'open' ? 1 : 0);
      await session.quit();
    }
  });

  it('sends a password to loopback, whatever the certificate', async () => {
    const { host: address, port } = server.addresses.submissions;
    const settings = settingsFor({ address, port }, { implicitTls: true });
    const connect = async () => (await Session.connect(settings)).session;
    const session = await climb('authenticated', toolsFor(server, 'submissions', { connect }));
    expect(session.tlsFacts?.trusted).toBe(false);
    await session.quit();
  });
});

describe('a password in clear', () => {
  it.each([
    ['goes out on loopback', '127.0.0.1', 'open', 1],
    ['stays here anywhere else', '192.0.2.1', 'credentials are not sent in clear, except on loopback', 0],
  ])('%s', async (_what, from, outcome, sent) => {
    const server = await startReference({ faults: ['auth-in-clear'] });
    const { host: address, port } = server.addresses.submission;
    const { session } = await Session.connect(settingsFor({ address, port }));
    const tools = toolsFor(server, 'submission', { connect: async () => asIfFrom(from, session) });
    const end = await climb('authenticated-in-clear', tools).then(
      () => 'open',
      (error: Error) => error.message,
    );
    expect(end).toBe(outcome);
    expect(session.transcript.filter(({ data }) => data.startsWith('AUTH'))).toHaveLength(sent);
    await session.quit();
    await server.close();
  });
});

it('TCP alone has no TLS on submissions', async () => {
  const server = await startReference();
  const session = await climb('tcp', toolsFor(server, 'submissions'));
  expect(session.tls).toBe(false);
  await session.close();
  await server.close();
});

describe('a rung that does not hold', () => {
  it.each<[Service, Rung, fault: string | undefined, at: Rung, reason: RegExp]>([
    ['smtp', 'hello', 'greeting-554', 'greeted', /^the connection drew 554 /],
    ['smtp', 'hello', 'close-at-once', 'greeted', /^the connection drew the server closed the connection$/],
    ['smtp', 'hello', 'everything-421', 'hello', /^EHLO drew 421 /],
    ['smtp', 'tls', 'starttls-not-offered', 'tls', /^STARTTLS drew 502 /],
    ['smtp', 'tls', 'starttls-handshake-fails', 'tls', /^the TLS handshake after STARTTLS failed: /],
    ['submission', 'authenticated', 'auth-not-offered', 'authenticated', /^AUTH PLAIN drew 5/],
  ])('on %s to %s with %s breaks at %4$s', async (service, rung, fault, at, reason) => {
    const options: ReferenceOptions = fault === undefined ? {} : { faults: [fault] };
    const server = await startReference(options);
    const error = await climb(rung, toolsFor(server, service)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LadderBroken);
    expect(error).toMatchObject({ rung: at, message: expect.stringMatching(reason) });
    await server.close();
  });
});

/** The same session as it would look from another address; the tests may connect to loopback only. */
function asIfFrom(localAddress: string, session: Session): Session {
  return new Proxy(session, {
    get(target, key) {
      if (key === 'localAddress') return localAddress;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
