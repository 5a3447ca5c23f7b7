import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Arrival, CanaryListener } from '../../runner/canary/index.js';
import { audit } from '../../runner/index.js';
import { startReference } from '../../runner/reference/index.js';
import { canaryDomain, labCanary } from './canary.js';
import { type Compared, comparisonDocument, toolsIn, wrongAboutRelay } from './comparison.js';
import {
  arrived,
  type Door,
  names,
  nmap,
  relayForms,
  type Sent,
  swaks,
  toolVersions,
} from './comparison-runs.js';
import { labAccess, labStatus } from './lab.js';
import { type Kept, labMail, newMail } from './mail.js';

/** Dovecot's port 25 is a Postfix. */
const servers = labStatus().filter(({ name }) => name !== 'dovecot');
const hasTools = ['nmap', 'swaks'].every(isInstalled);
const required = process.env.SMTPSPEC_LAB === 'required';
const document = join(import.meta.dirname, '../../docs/comparison.md');
/** As `npm run comparison` asks, which writes the document anew. */
const isWriting = process.env.SMTPSPEC_COMPARISON === 'write';
/** On a busy machine, too. */
const longestDeliveryMs = 60_000;

function isInstalled(tool: string): boolean {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it.skipIf(!required)('nmap and swaks are there, as SMTPSPEC_LAB=required asks', () => {
  expect(hasTools).toBe(true);
});

describe.skipIf(servers.length === 0 || !hasTools)('beside nmap and swaks', { timeout: 600_000 }, () => {
  const arrivals: Arrival[] = [];
  let canary: CanaryListener;
  let compared: Compared[];

  beforeAll(async () => {
    canary = await labCanary((arrival) => arrivals.push(arrival));
    compared = await Promise.all([...servers.map(compareServer), compareReference()]);
  }, 600_000);
  afterAll(() => canary.close());

  async function compareServer({ name, address }: (typeof servers)[number]): Promise<Compared> {
    const before = labMail(name);
    const door = { address, port: 25, host: `${name}.lab.test`, domain: 'lab.test' };
    return compare(name, door, labAccess().ca, async (sent) => {
      const until = performance.now() + longestDeliveryMs;
      for (;;) {
        const ours = newMail(name, before);
        const waits = ours.some((kept) => kept.place === 'queue' && sent.some((it) => isIn(kept, it)));
        if (!waits) return sent.filter((it) => ours.some((kept) => isIn(kept, it)));
        if (performance.now() > until) throw new Error(`${name} has not delivered what it took`);
        await setTimeout(200);
      }
    });
  }

  async function compareReference(): Promise<Compared> {
    const faults = ['accept-all-recipients-reject-at-data'];
    const server = await startReference({ faults, forwardTo: canary });
    try {
      const { host: address, port } = server.addresses.smtp;
      const door = { address, port, host: 'mx.reference.test', domain: 'reference.test' };
      return await compare('reference, late', door, server.ca, (sent) =>
        Promise.resolve(sent.filter(({ token }) => server.messages.some((it) => it.body.includes(token)))),
      );
    } finally {
      await server.close();
    }
  }

  /** @param inMailbox  waits until nothing is under way, and gives those that lie in a mailbox */
  async function compare(
    name: string,
    door: Door,
    ca: string,
    inMailbox: (sent: readonly Sent[]) => Promise<readonly Sent[]>,
  ): Promise<Compared> {
    const said = nmap(door);
    const relays: Sent[] = [];
    for (const { from, to } of relayForms(door, 'somebody')) relays.push(await swaks(door, from, to));
    const locals = new Map<string, Sent>();
    for (const local of names)
      locals.set(local, await swaks(door, `sender@${canaryDomain}`, `${local}@${door.domain}`));
    const { relay, users, commands } = await said;
    const { targets } = await audit({
      targets: [`smtp://${door.address}:${door.port}`],
      serverName: door.host,
      domain: door.domain,
      recipient: `alice@${door.domain}`,
      outside: `anybody@${canaryDomain}`,
      canary,
      // What was taken for elsewhere may take a while; otherwise a bounce alone is waited for.
      canaryWaitMs: relays.some((it) => it.accepted) ? 30_000 : 2_000,
      ca: [ca],
      allow: 'deliver',
      only: ['relay/third-party', 'relay/random-recipient'],
      timeoutMs: 20_000,
    });
    const says = (id: string) => {
      const check = targets[0]?.checks.find((it) => it.id === id);
      return { verdict: check?.verdict ?? 'none', finding: check?.finding };
    };
    const kept = await inMailbox([...relays, ...locals.values()]);
    return {
      name,
      tries: relays.length,
      recipientsTaken: relays.filter((it) => it.recipientTaken).length,
      accepted: relays.filter((it) => it.accepted).length,
      arrived: arrived(relays, arrivals).length,
      nmap: { relay, users, sameCommands: isSameList(commands, targets[0]?.capabilities.plain ?? []) },
      relay: says('relay/third-party'),
      nobody: says('relay/random-recipient'),
      delivered: names.filter((local) => kept.some(({ token }) => token === locals.get(local)?.token)),
    };
  }

  it('what smtpspec says of relaying is what the canary says, on every server', () => {
    const wrong = compared.filter((it) => wrongAboutRelay(it).includes('smtpspec'));
    expect(wrong).toEqual([]);
    expect(compared.filter(({ arrived }) => arrived > 0).map(({ name }) => name)).toEqual(['postfix-open']);
  });

  it.skipIf(!required)('docs/comparison.md says so', async () => {
    const written = isWriting ? undefined : toolsIn(await readFile(document, 'utf8'));
    const tools = written ?? { date: new Date().toISOString().slice(0, 10), ...(await toolVersions()) };
    await expect(comparisonDocument(compared, tools)).toMatchFileSnapshot(document);
  });
});

function isIn({ text }: Kept, { token }: Sent): boolean {
  return text.includes(token);
}

/** The first line, which smtp-commands has too, may have commas of its own; keywords come last. */
function isSameList(ours: readonly string[], theirs: readonly string[]): boolean {
  return ours.slice(-theirs.length).join() === theirs.join();
}
