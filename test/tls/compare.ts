import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Service } from '../../runner/result/index.js';
import { labAccess, labServers } from '../lab/lab.js';
import { host, issueAll } from './certificates.js';
import { type Difference, explained, notAsked } from './differences.js';
import { differences, type Facts } from './facts.js';
import { setUps, start } from './setups.js';
import { askOurselves, type Where } from './tools.js';

const servers = labServers();
/** Skips where there is no lab, unless `SMTPSPEC_LAB=required`; then every endpoint that is missing fails. */
export const isSkipped = servers.length === 0 && process.env.SMTPSPEC_LAB !== 'required';

const ports: readonly (readonly [number, Service])[] = [
  [25, 'smtp'],
  [587, 'submission'],
  [465, 'submissions'],
];

/** What is compared: server:port of the lab, or the name of a set-up. */
export const endpoints: readonly string[] = [
  ...['postfix', 'exim', 'opensmtpd'].flatMap((name) => [`${name}:25`, `${name}:465`]),
  ...ports.map(([port]) => `postfix-weak:${port}`),
  ...setUps.map(({ name }) => name),
];

/** Runs `look` with the named endpoint up. */
export async function at(endpoint: string, look: (where: Where) => Promise<void>): Promise<void> {
  const [name = '', port] = endpoint.split(':');
  if (port !== undefined) return look(inTheLab(name, Number(port)));
  const setUp = setUps.find((it) => it.name === name);
  if (setUp === undefined) throw new Error(`no set-up ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'smtpspec-setup-'));
  try {
    const { ca, identities } = issueAll(folder);
    const running = await start(setUp, identities, folder);
    const where: Where = { address: '127.0.0.1', port: running.port, service: 'smtp', name: host, ca };
    try {
      await look(setUp.program === 'openssl' ? { ...where, connections: 1 } : where);
    } finally {
      await running.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inTheLab(name: string, port: number): Where {
  const server = servers.find((it) => it.name === name);
  const service = ports.find(([number]) => number === port)?.[1];
  if (server === undefined || service === undefined)
    throw new Error(`${name} is not up; see test/lab/README.md`);
  const where = { address: server.address, port, service, name: `${name}.lab.test`, ca: labAccess().ca };
  // Exim serves 20 at once, and its processes live on for a moment.
  return name === 'exim' ? { ...where, pauseMs: 30 } : where;
}

/** Every difference between us and a tool is in the written list, and everything in the list is a difference. */
export function compare(
  endpoint: string,
  tool: Difference['tool'],
  ask: (where: Where) => Promise<Facts>,
): Promise<void> {
  return at(endpoint, async (where) => {
    // One after the other, as s_server serves one connection after the other.
    const ours = await askOurselves(where);
    const theirs = await ask(where);
    expect(Object.keys(theirs).length, 'facts that the tool found').toBeGreaterThanOrEqual(6);
    const compared = Object.entries(theirs).filter(([fact]) => !notAsked.some((it) => it.fact.test(fact)));
    const written = explained.filter((it) => it.tool === tool && it.on.includes(endpoint));
    expect(differences(ours, Object.fromEntries(compared)).sort()).toEqual(
      written.map(({ says }) => says).sort(),
    );
  });
}
