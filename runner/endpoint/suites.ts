import { suitesFor } from '../protocol/tls/index.js';
import type { SuiteFacts, TlsVersion, VersionFacts } from '../result/index.js';
import { ask } from './ask.js';
import type { Line } from './line.js';
import { type PickedSuite, pickedOf } from './picked.js';
import { inWords, whyUncertain } from './refusal.js';
import { describeSuite } from './strength.js';
import { type SeenVersion, shortOffer } from './versions.js';

/** What a chain of hellos brought to light, each with the suites that are left. */
interface Chain {
  readonly picked: readonly PickedSuite[];
  /** Why it ended too early. */
  readonly incomplete: string | undefined;
}

/** So many suites are in a part that is asked for side by side with others. */
const partLength = 60;

/**
 * All suites of a version: the server picks one, the next hello leaves it out, until it refuses what is left. As many connections
 * as suites, and a few more. Where the order of the hello decides, it tells nothing else, and the suites are asked in parts, side by side.
 */
export async function seeSuites(line: Line, seen: SeenVersion): Promise<VersionFacts> {
  const { facts, short } = seen;
  // In SSL 2.0 the client chooses among what the server lists.
  if (seen.suites !== undefined)
    return { ...facts, order: 'client', suites: seen.suites.map((code) => describeSuite(code)) };
  const { version } = facts;
  const offered = suitesFor(version).map(({ code }) => code);
  const { picked, order, incomplete } = short
    ? await inShortParts(line, version, offered)
    : await inOrder(line, version, offered, seen.first);
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

interface Ordered extends Chain {
  readonly order: Order;
}

type Order = NonNullable<VersionFacts['order']>;

/** Offers all the other way round as well: whoever decides, both choices are accepted. @param seen  what it picked of all, where known */
async function inOrder(
  line: Line,
  version: TlsVersion,
  offered: readonly number[],
  seen?: PickedSuite,
): Promise<Ordered> {
  const first =
    seen !== undefined && offered.includes(seen.code) ? seen : await pickOne(line, version, offered);
  if (!('code' in first)) return { picked: [], order: 'unknown', incomplete: first.incomplete };
  const last = await pickOne(line, version, [...offered].reverse());
  if (!('code' in last) || first.code === last.code) {
    const chain = await pick(line, version, offered, [first]);
    const order = chain.picked.length === 1 ? 'single' : 'code' in last ? 'server' : 'unknown';
    return { ...chain, order };
  }
  const left = offered.filter((code) => code !== first.code && code !== last.code);
  const parts = Math.ceil(left.length / partLength);
  const chains = await Promise.all(
    Array.from({ length: parts }, (_, part) =>
      pick(
        line,
        version,
        left.filter((_, index) => index % parts === part),
        [],
        last,
      ),
    ),
  );
  const picked = [first, last, ...chains.flatMap((chain) => chain.picked)].sort(
    (a, b) => offered.indexOf(a.code) - offered.indexOf(b.code),
  );
  const isOurs = picked[0] === first && picked.at(-1) === last;
  return {
    picked,
    order: isOurs ? 'client' : 'unknown',
    incomplete: chains.map(({ incomplete }) => incomplete).find((why) => why !== undefined),
  };
}

/** What the server picks among these; or why that is not known, or undefined where it refuses them all. */
async function pickOne(
  line: Line,
  version: TlsVersion,
  left: readonly number[],
  sound?: PickedSuite,
): Promise<PickedSuite | { readonly incomplete: string | undefined }> {
  const drawn = await ask(line, { version, suites: left }, 'suite').catch(inWords);
  if (typeof drawn === 'string') return { incomplete: drawn };
  const { hello } = drawn.flight;
  if (hello === undefined || hello.version !== version)
    return {
      incomplete: sound && (await whyUncertain(drawn, () => ask(line, { version, suites: [sound.code] }))),
    };
  if (!left.includes(hello.suite))
    return { incomplete: `the server chose suite ${hello.suite.toString(16)}, which was not offered` };
  return pickedOf(drawn.flight) ?? { incomplete: undefined };
}

/** @param before  was picked already  @param sound  a suite that the server takes, to tell a refusal from a bad moment */
async function pick(
  line: Line,
  version: TlsVersion,
  offered: readonly number[],
  before: readonly PickedSuite[] = [],
  sound?: PickedSuite,
): Promise<Chain> {
  const picked = [...before];
  for (;;) {
    const left = offered.filter((code) => picked.every((it) => it.code !== code));
    if (left.length === 0) return { picked, incomplete: undefined };
    const next = await pickOne(line, version, left, picked.at(-1) ?? sound);
    if (!('code' in next)) return { picked, incomplete: next.incomplete };
    picked.push(next);
  }
}

/** For servers that take no long hello: in parts, and then once more among what was found, for the order. */
async function inShortParts(line: Line, version: TlsVersion, offered: readonly number[]): Promise<Ordered> {
  const found: number[] = [];
  for (let from = 0; from < offered.length; from += shortOffer) {
    const { picked, incomplete } = await pick(line, version, offered.slice(from, from + shortOffer));
    if (incomplete !== undefined) return { picked, incomplete, order: 'unknown' };
    found.push(...picked.map(({ code }) => code));
  }
  return inOrder(line, version, found);
}
