import { describe, expect, it } from 'vitest';
import { logIn } from '../../runner/engine/login.js';
import { deadlinesFor, Session, trustAnchors } from '../../runner/net/index.js';
import { type ReferenceServer, startReference } from '../../runner/reference/index.js';
import { auditReference } from './audits.js';
import { catalogueOf, scenario } from './catalogues.js';

const right = { user: 'alice@reference.test', password: 'correct horse' };
const wrong = { ...right, password: 'wrong horse' };

/** A session with submission, EHLO said in clear. */
async function helloInClear({ addresses, ca }: ReferenceServer): Promise<Session> {
  const { host: address, port } = addresses.submission;
  const tls = { context: trustAnchors([ca]), serverName: 'localhost' };
  const { session } = await Session.connect({
    address,
    port,
    implicitTls: false,
    tls,
    deadlines: deadlinesFor(5_000),
  });
  await session.greeting();
  await session.ehlo('client.test');
  return session;
}

/** A session with submissions, EHLO said. */
async function helloInTls({ addresses, ca }: ReferenceServer, serverName: string): Promise<Session> {
  const { host, port } = addresses.submissions;
  const { session } = await Session.connect({
    address: host,
    port,
    implicitTls: true,
    tls: { context: trustAnchors([ca]), serverName },
    deadlines: deadlinesFor(5_000),
  });
  await session.greeting();
  await session.ehlo('client.test');
  return session;
}

describe('a login', () => {
  it.each([
    { what: 'works with the right password', credentials: right, serverName: 'localhost', says: undefined },
    {
      what: 'works on loopback without trust',
      credentials: right,
      serverName: 'other.test',
      address: '127.0.0.9',
      says: undefined,
    },
    {
      what: 'is not tried without credentials',
      credentials: undefined,
      serverName: 'localhost',
      says: 'needs credentials',
    },
    {
      what: 'is not tried over unverified TLS',
      credentials: right,
      serverName: 'other.test',
      says: 'only sent over verified TLS',
    },
    {
      what: 'is told as refused',
      credentials: wrong,
      serverName: 'localhost',
      says: 'the login was refused: 535',
    },
    {
      what: 'is not tried where AUTH is not offered',
      credentials: right,
      serverName: 'localhost',
      faults: ['auth-not-offered'],
      says: 'does not offer AUTH',
    },
    {
      what: 'is not tried without a mechanism that fits',
      credentials: { user: 'alice@reference.test', token: 'abc' },
      serverName: 'localhost',
      says: 'no mechanism of the server fits the credentials; it offers PLAIN LOGIN',
    },
  ])('$what', async ({ credentials, serverName, address = '192.0.2.1', faults = [], says }) => {
    const server = await startReference({ faults });
    const session = await helloInTls(server, serverName);
    const before = server.counters.commands;
    const tools = credentials && { credentials, insecure: false, host: 'localhost', port: 465 };
    const { noMail } = await logIn(session, address, tools);
    const sent = server.counters.commands - before;
    await session.quit();
    await server.close();
    if (says === undefined) expect(noMail).toBeUndefined();
    else expect(noMail?.message).toContain(says);
    expect(sent).toBe(says === undefined || says.includes('535') ? 1 : 0);
  });

  it.each([
    ['stays here off loopback', '192.0.2.1', false, 'not-tried', 0],
    ['goes to loopback', '127.0.0.1', false, 'accepted', 1],
    ['goes where the user wants it', '192.0.2.1', true, 'accepted', 1],
  ] as const)('in clear %s', async (_what, address, insecure, result, sent) => {
    const server = await startReference({ faults: ['auth-in-clear'] });
    const session = await helloInClear(server);
    const before = server.counters.commands;
    const tools = { credentials: right, insecure, host: 'localhost', port: 587 };
    expect((await logIn(session, address, tools)).report.result).toBe(result);
    expect(server.counters.commands - before).toBe(sent);
    await session.quit();
    await server.close();
  });

  it('is tried once with a wrong password, however many scenarios want MAIL', async () => {
    const names = ['one', 'two', 'three', 'four'];
    const target = await auditReference(
      catalogueOf(
        names.map((name) => scenario(`suite/${name}`, async ({ pass }) => pass(), { needs: { mail: true } })),
      ),
      { service: 'submissions', credentials: wrong },
    );
    const lines = target.transcripts.flatMap(({ events }) =>
      events.filter(({ data }) => data.startsWith('AUTH ')),
    );
    expect(lines.map(({ data }) => data)).toEqual(['AUTH PLAIN ***\\r\\n']);
    expect(target.checks.map(({ verdict }) => verdict)).toEqual(names.map(() => 'skipped'));
  });
});
