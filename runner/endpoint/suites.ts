import { namedGroup, type ServerFlight, suitesFor } from '../protocol/tls/index.js';
import type { SuiteFacts, TlsVersion, VersionFacts } from '../result/index.js';
import { ask, type Drawn } from './ask.js';
import type { Line } from './line.js';
import { inWords, whyUncertain } from './refusal.js';
import { describeSuite } from './strength.js';
import { type SeenVersion, shortOffer } from './versions.js';

interface Picked {
  readonly code: number;
  readonly keyShare: string | undefined;
}

/** What a chain of hellos brought to light, each with the suites that are left. */
interface Chain {
  readonly picked: readonly Picked[];
  /** Why it ended too early. */
  readonly incomplete: string | undefined;
}

/**
 * All suites of a version: the server picks one, the next hello leaves it out, until it refuses what is left. As many connections
 * as suites, and two more.
 */
export async function seeSuites(line: Line, seen: SeenVersion): Promise<VersionFacts> {
  const { facts, short } = seen;
  // In SSL 2.0 the client chooses among what the server lists.
  if (seen.suites !== undefined)
    return { ...facts, order: 'client', suites: seen.suites.map((code) => describeSuite(code)) };
  const { version } = facts;
  const offered = suitesFor(version).map(({ code }) => code);
  const { picked, incomplete } = short
    ? await inParts(line, version, offered)
    : await pick(line, version, offered);
  const order = await orderOf(
    line,
    version,
    picked.map(({ code }) => code),
  );
  return {
    ...facts,
    order,
    suites: picked.map(({ code, keyShare }) => describe(code, keyShare)),
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

function describe(code: number, keyShare: string | undefined): SuiteFacts {
  return { ...describeSuite(code), ...(keyShare === undefined ? {} : { keyShare }) };
}

async function pick(line: Line, version: TlsVersion, offered: readonly number[]): Promise<Chain> {
  const picked: Picked[] = [];
  let left = offered;
  const whyEnded = (drawn: Drawn) => {
    const last = picked.at(-1);
    return last && whyUncertain(drawn, () => ask(line, { version, suites: [last.code] }));
  };
  for (;;) {
    if (left.length === 0) return { picked, incomplete: undefined };
    const drawn = await ask(line, { version, suites: left }, 'suite').catch(inWords);
    if (typeof drawn === 'string') return { picked, incomplete: drawn };
    const { hello } = drawn.flight;
    if (hello === undefined || hello.version !== version)
      return { picked, incomplete: await whyEnded(drawn) };
    if (!left.includes(hello.suite))
      return {
        picked,
        incomplete: `the server chose suite ${hello.suite.toString(16)}, which was not offered`,
      };
    picked.push({ code: hello.suite, keyShare: keyShareOf(drawn.flight) });
    left = left.filter((code) => code !== hello.suite);
  }
}

/** For servers that take no long hello: in parts, and then once more among what was found, for the order. */
async function inParts(line: Line, version: TlsVersion, offered: readonly number[]): Promise<Chain> {
  const found: number[] = [];
  for (let from = 0; from < offered.length; from += shortOffer) {
    const { picked, incomplete } = await pick(line, version, offered.slice(from, from + shortOffer));
    if (incomplete !== undefined) return { picked, incomplete };
    found.push(...picked.map(({ code }) => code));
  }
  return pick(line, version, found);
}

/** Whose order decides: the last two of its choices are offered the other way round. */
async function orderOf(
  line: Line,
  version: TlsVersion,
  suites: readonly number[],
): Promise<NonNullable<VersionFacts['order']>> {
  const [first] = suites;
  if (first === undefined) return 'unknown';
  if (suites.length === 1) return 'single';
  const turned = [...suites].reverse();
  const drawn = await ask(line, { version, suites: turned }).catch(inWords);
  if (typeof drawn === 'string') return 'unknown';
  const chosen = drawn.flight.hello?.suite;
  if (chosen === first) return 'server';
  return chosen === turned[0] ? 'client' : 'unknown';
}

/** The key exchange in words; undefined where the hello alone does not tell. */
function keyShareOf({ hello, keyExchange }: ServerFlight): string | undefined {
  if (hello?.group !== undefined) return namedGroup(hello.group)?.name;
  if (keyExchange?.kind === 'DHE') return `DH ${keyExchange.bits} bits`;
  return undefined;
}
