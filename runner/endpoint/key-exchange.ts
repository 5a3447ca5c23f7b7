import { createHash } from 'node:crypto';
import { namedGroup, type ServerFlight, suitesFor } from '../protocol/tls/index.js';
import type { GroupFacts, TlsVersion } from '../result/index.js';
import { allGroups, ask, curves, type Drawn } from './ask.js';
import commonPrimes from './common-primes.json' with { type: 'json' };
import type { KeyExchangeFacts } from './facts.js';
import { type Line, NotSeen } from './line.js';
import { whyUncertain } from './refusal.js';
import type { SeenVersion } from './versions.js';

/** The groups that are accepted, in the order in which the server takes them, and the size of its DHE. */
export async function seeKeyExchange(
  line: Line,
  versions: readonly SeenVersion[],
): Promise<KeyExchangeFacts> {
  const accepted = versions
    .filter(({ facts }) => facts.state === 'accepted')
    .map(({ facts }) => facts.version);
  const older = accepted.filter((version) => /^TLSv1(\.[12])?$/.test(version)).at(-1);
  const none: readonly number[] = [];
  const [modern, classic, dhe] = await Promise.all([
    accepted.includes('TLSv1.3') ? groupsOf(line, 'TLSv1.3', allGroups) : none,
    older === undefined ? none : groupsOf(line, older, curves),
    older === undefined ? undefined : dheOf(line, older),
  ]);
  const codes = [...new Set([...modern, ...classic])];
  const groups = codes.map((code) =>
    describe(code, modern.includes(code), classic.includes(code) ? older : undefined),
  );
  return { groups, dhBits: dhe?.bits, dhCommonPrime: dhe?.commonPrime };
}

/** Takes away what the server picks until it picks nothing more. */
async function groupsOf(line: Line, version: TlsVersion, all: readonly number[]): Promise<number[]> {
  const suites = suitesFor(version)
    .filter(({ keyExchange }) => version === 'TLSv1.3' || keyExchange === 'ECDHE')
    .map(({ code }) => code);
  const picked: number[] = [];
  let left = all;
  while (left.length > 0) {
    const drawn = await ask(line, { version, suites, groups: left }, 'key-exchange');
    const group = groupOf(drawn.flight);
    if (group === undefined) await expectRefusal(line, version, drawn);
    if (group === undefined || !left.includes(group)) break;
    picked.push(group);
    left = left.filter((code) => code !== group);
  }
  return picked;
}

function groupOf({ hello, keyExchange }: ServerFlight): number | undefined {
  return hello?.group ?? (keyExchange?.kind === 'ECDHE' ? keyExchange.group : undefined);
}

async function dheOf(
  line: Line,
  version: TlsVersion,
): Promise<{ bits: number; commonPrime: string | undefined } | undefined> {
  const suites = suitesFor(version).filter(({ keyExchange }) => keyExchange === 'DHE');
  const drawn = await ask(line, { version, suites: suites.map(({ code }) => code) }, 'key-exchange');
  const { keyExchange } = drawn.flight;
  if (keyExchange?.kind !== 'DHE') {
    await expectRefusal(line, version, drawn);
    return undefined;
  }
  const { bits, p } = keyExchange;
  return { bits, commonPrime: nameOfPrime(p) };
}

/** @throws NotSeen when it is not certain that the server refused what was offered */
async function expectRefusal(line: Line, version: TlsVersion, drawn: Drawn): Promise<void> {
  const all = suitesFor(version).map(({ code }) => code);
  const why = await whyUncertain(drawn, () => ask(line, { version, suites: all }));
  if (why !== undefined) throw new NotSeen(`the groups of ${version} are not all known: ${why}`);
}

/** Primes that many servers share, so that one great effort breaks them all; by the SHA-256 of p without leading zeros. */
function nameOfPrime(p: Buffer): string | undefined {
  const firstSet = p.findIndex((octet) => octet !== 0);
  const digest = createHash('sha256').update(p.subarray(firstSet)).digest('hex');
  return (commonPrimes as Readonly<Record<string, string>>)[digest];
}

function describe(code: number, modern: boolean, older: TlsVersion | undefined): GroupFacts {
  const group = namedGroup(code);
  return {
    name: group?.name ?? `group ${code}`,
    kind: group?.kind ?? 'EC',
    bits: group?.bits ?? 0,
    versions: [...(older === undefined ? [] : [older]), ...(modern ? ['TLSv1.3' as const] : [])],
  };
}
