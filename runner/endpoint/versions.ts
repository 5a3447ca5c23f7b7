import { suitesFor } from '../protocol/tls/index.js';
import { type TlsVersion, tlsVersions, type VersionFacts } from '../result/index.js';
import { ask, type Drawn } from './ask.js';
import { type Line, NotSeen } from './line.js';
import { type PickedSuite, pickedOf } from './picked.js';

/** A version, and the ServerHello that showed it. */
export interface SeenVersion {
  readonly facts: VersionFacts;
  /** All its suites, where one hello tells them: the SERVER-HELLO of SSL 2.0 does. */
  readonly suites: readonly number[] | undefined;
  /** What it picked of all the suites there are. */
  readonly first: PickedSuite | undefined;
  /** Hellos with every suite there is are too much for this server. */
  readonly short: boolean;
}

/** So many suites are in a hello for servers that take no long one. */
export const shortOffer = 48;

/** Asks for each version on its own. @throws NotSeen when none could be asked for */
export async function seeVersions(line: Line): Promise<readonly SeenVersion[]> {
  const drawn = await Promise.all(tlsVersions.map((version) => see(line, version)));
  const spoken = drawn.some(({ drawn: { kind } }) => kind === 'hello' || kind === 'alert');
  if (!spoken) throw new NotSeen(`no TLS hello was answered: ${drawn.at(-1)?.drawn.text ?? ''}`);
  return drawn.map(({ version, drawn: last, short }) => judge(version, last, short));
}

async function see(
  line: Line,
  version: TlsVersion,
): Promise<{ version: TlsVersion; drawn: Drawn; short: boolean }> {
  const all = suitesFor(version).map(({ code }) => code);
  const drawn = await ask(line, { version, suites: all }, 'suite');
  const isShort = all.length <= shortOffer;
  // A sound server says why it refuses. One that closes is asked again: it may have been the wrong moment.
  if (drawn.flight.hello?.version === version || isFirm(drawn) || (isShort && drawn.kind !== 'closed'))
    return { version, drawn, short: false };
  const again = await ask(line, { version, suites: all.slice(0, shortOffer) });
  return { version, drawn: again, short: !isShort && again.flight.hello?.version === version };
}

/** A refusal that is about the version; any other may be about the length of the hello. */
function isFirm({ flight: { alert, hello, sslv2 } }: Drawn): boolean {
  const protocolVersion = 70;
  return hello !== undefined || sslv2 !== undefined || alert?.description === protocolVersion;
}

function judge(version: TlsVersion, { flight, kind, text }: Drawn, short: boolean): SeenVersion {
  const accepted = flight.hello?.version === version || (version === 'SSLv2' && flight.sslv2 !== undefined);
  const first = short ? undefined : pickedOf(flight);
  const state = accepted ? 'accepted' : kind === 'silent' ? 'unknown' : 'refused';
  return { facts: { version, state, how: text }, suites: flight.sslv2?.suites, first, short };
}
