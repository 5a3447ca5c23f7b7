import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { AuditOptions } from '../../runner/engine/index.js';
import { type ReferenceOptions, startReference } from '../../runner/reference/index.js';
import type { Report, Service, TargetReport } from '../../runner/result/index.js';
import { read, tableOf } from '../architecture/sources.js';
import { checkedAudit, only } from '../engine/audits.js';
import { catalogueOf, noop } from '../engine/catalogues.js';
import { certificates, converse, serve } from '../net/servers.js';
import { inNamespace, namespaces } from './namespace.js';
import { stalled } from './stalled.js';

const catalogue = catalogueOf([noop]);

/** The rows of docs/reachability.md: setup, kind, sentence with `…` for what differs. */
const rows = tableOf(read('docs/reachability.md'), 'What each setup is told as', 'setup').map(
  ([setup = '', kind = '', sentence = '']) => ({ setup, kind, sentence }),
);

/** For what never comes: short, yet long enough for what does come beside it. */
const brief = { timeoutMs: 5_000 };

interface At {
  readonly address?: string;
  readonly port: number;
}

async function auditAt(
  { address = '127.0.0.1', port }: At,
  service: Service = 'smtp',
  options: Partial<AuditOptions> = {},
): Promise<TargetReport> {
  return only((await report([`${service}://${address}:${port}`], options)).targets);
}

function report(targets: readonly string[], options: Partial<AuditOptions> = {}): Promise<Report> {
  return checkedAudit(catalogue, { timeoutMs: 20_000, ...options, targets });
}

/** A server that says this and then listens; it must hear nothing. */
async function saying(octets: string, service: Service = 'smtp'): Promise<TargetReport> {
  const heard: string[] = [];
  await using server = await serve((socket) => {
    socket.write(octets, 'latin1');
    socket.on('data', (chunk: Buffer) => heard.push(chunk.toString('latin1')));
    socket.on('end', () => socket.end());
  });
  const target = await auditAt(server, service);
  // A ClientHello is what 465 is for; all else would be a command that was not theirs.
  expect(heard.filter((text) => !(service === 'submissions' && text.startsWith('\x16')))).toEqual([]);
  return target;
}

async function closing(octets: string): Promise<TargetReport> {
  await using server = await serve((socket) => socket.end(octets));
  return await auditAt(server);
}

async function web(server: Server, service: Service): Promise<TargetReport> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await auditAt({ port: (server.address() as AddressInfo).port }, service, brief);
  } finally {
    await new Promise((done) => server.close(done));
  }
}

async function faulty(
  faults: readonly string[],
  service: 'smtp' | 'submission' | 'submissions' = 'smtp',
  asked: Service = service,
): Promise<TargetReport> {
  const reference: ReferenceOptions = { faults };
  const server = await startReference(reference);
  try {
    return await auditAt({ port: server.addresses[service].port }, asked, {
      ca: [server.ca],
      serverName: 'localhost',
      // TLS where none is expected is silent at first.
      ...(asked === 'submission' && brief),
    });
  } finally {
    await server.close();
  }
}

async function freePort(): Promise<number> {
  const gone = await serve(() => undefined);
  await gone[Symbol.asyncDispose]();
  return gone.port;
}

const greets = (greeting: string, hello: string) =>
  serve((socket) => converse(socket, { EHLO: hello, QUIT: (stream) => stream.end('221 bye\r\n') }, greeting));

async function withControl(target: At, control: string): Promise<TargetReport> {
  return await auditAt(target, 'smtp', { control, ...brief });
}

const answering = (address: string, port: number) =>
  serve((socket) => converse(socket, { QUIT: (stream) => stream.end('221 bye\r\n') }), address, port);

const setups: Readonly<Record<string, () => Promise<TargetReport>>> = {
  'a name without an address': async () =>
    only((await report(['smtp://mx.test'], { resolve: async () => [] })).targets),
  'DNS does not answer': async () => {
    const resolve = async () => {
      throw Object.assign(new Error('no answer'), { code: 'EAI_AGAIN' });
    };
    return only((await report(['smtp://mx.test'], { resolve })).targets);
  },
  'nothing listens': async () => auditAt({ port: await freePort() }),
  'a backlog that nobody takes from': async () => {
    await using server = await stalled(true);
    return await auditAt(server, 'smtp', brief);
  },
  'a connection that nobody reads': async () => {
    await using server = await stalled(false);
    return await auditAt(server, 'smtp', brief);
  },
  'greets when it is too late': async () => {
    await using server = await serve((socket) => {
      socket.once('data', () => socket.end('220 mx.test ESMTP\r\n221 bye\r\n'));
    });
    return await auditAt(server, 'smtp', brief);
  },
  'closes at once': () => closing(''),
  'closes within its greeting': () => closing('220 mx.te'),
  'HTTP on 25': () => web(createHttp(), 'smtp'),
  'HTTPS on 465': async () => {
    const { leaf } = await certificates();
    return web(createHttps({ key: leaf.key, cert: leaf.cert }), 'submissions');
  },
  'IMAP on 25': () => saying('* OK [CAPABILITY IMAP4rev1] ready\r\n'),
  'POP3 on 25': () => saying('+OK ready\r\n'),
  'SSH on 25': () => saying('SSH-2.0-OpenSSH_9.6\r\n'),
  'SSH on 465': () => saying('SSH-2.0-OpenSSH_9.6\r\n', 'submissions'),
  'MySQL on 25': () => saying('J\0\0\0\n8.4.5\0\x0b\0\0\0abcdefgh\0\xff\xff'),
  'FTP on 25': async () => {
    await using server = await greets('220 (vsFTPd 3.0.5)\r\n', '530 Please login with USER and PASS.\r\n');
    return await auditAt(server);
  },
  'binary octets on 25': () => saying('\x01\x02\x03\n'),
  'TLS on 587 directly': () => faulty([], 'submissions', 'submission'),
  'plaintext SMTP on 465': () => faulty([], 'smtp', 'submissions'),
  'STARTTLS masked': () => faulty(['starttls-masked']),
  'banner masked': () => faulty(['greeting-masked']),
  'greeting 421': async () => {
    await using server = await serve((socket) => socket.end('421 4.3.2 busy\r\n'));
    return await auditAt(server);
  },
  'greeting 554': () => faulty(['greeting-554']),
  'greeting 521': () => faulty(['greeting-521']),
  'refused, and the control host answers': async () => {
    const port = await freePort();
    await using _control = await answering('127.0.0.2', port);
    return await withControl({ port }, '127.0.0.2');
  },
  'refused, and the control host refuses too': async () =>
    withControl({ port: await freePort() }, '127.0.0.2'),
  'unanswered, and the control host answers': async () => {
    await using target = await stalled(true);
    await using _control = await answering('127.0.0.2', target.port);
    return await withControl(target, '127.0.0.2');
  },
  'unanswered, and the control host is silent too': async () => {
    await using target = await stalled(true);
    await using _control = await stalled(true, '127.0.0.2', target.port);
    return await withControl(target, '127.0.0.2');
  },
  'refused, and the control host has no address': async () => {
    const resolve = async (host: string) => (host === 'control.test' ? [] : [host]);
    return await auditAt({ port: await freePort() }, 'smtp', { control: 'control.test', resolve });
  },
};

/** Setups that need a network of their own, and so root. */
const alone: Readonly<Record<string, string>> = {
  'SYN dropped by a firewall': 'dropped',
  'refused from another host': 'refused',
  'IPv6 that this machine does not have': 'no-family',
};

describe.concurrent('each setup is told in its own words', () => {
  it('and every row of the table is set up', () => {
    const known = [...Object.keys(setups), ...Object.keys(alone)];
    expect(rows.map(({ setup }) => setup).sort()).toEqual(known.sort());
  });

  it.each(rows.filter(({ setup }) => setups[setup] !== undefined))('$setup', async (row) => {
    const target = await setups[row.setup]?.();
    expectTold(target, row);
    evidence(target);
  });

  it.skipIf(!namespaces)('in a network namespace', async () => {
    const targets = await inNamespace();
    for (const row of rows) {
      const name = alone[row.setup];
      if (name !== undefined) expectTold(targets[name], row);
    }
    expect(targets.reached?.problem).toBeUndefined();
    expect(targets.controlled?.problem).toMatch(/is open for port 25, so it is on their side$/);
    expect(targets.blocked?.problem).toMatch(/port 25 is most likely blocked on our side/);
    expect(targets.blocked?.reach?.kind).toBe('blocked-here');
  });
});

function expectTold(
  target: Pick<TargetReport, 'reach' | 'problem'> | undefined,
  { kind, sentence }: { kind: string; sentence: string },
): void {
  const pattern = sentence.split('…').map(escaped).join('.+');
  expect(target?.reach?.text).toMatch(new RegExp(`^${pattern}$`));
  expect(target?.reach).toMatchObject({ kind, next: expect.stringMatching(/^[A-Z].+\.$/) });
  // What turns us away or writes over is judged; everything else is not.
  if (kind !== 'turned-away' && kind !== 'masked') expect(target?.problem).toBe(target?.reach?.text);
  else expect(target?.problem).toBeUndefined();
}

/** What was heard is in the transcripts. */
function evidence(target: TargetReport | undefined): void {
  const heard = (target?.transcripts ?? []).flatMap(({ events }) =>
    events.flatMap(({ from, data }) => (from === 'server' ? [data] : [])),
  );
  const [, quote] =
    / is not SMTP(?: but \w+)?: (?:it greets with )?(\S+)/.exec(target?.reach?.text ?? '') ?? [];
  if (quote !== undefined) expect(heard.join('')).toContain(quote);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
