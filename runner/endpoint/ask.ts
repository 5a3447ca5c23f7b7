import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { escapeOctets } from '../protocol/octets.js';
import {
  alertName,
  cipherSuite,
  type Extension,
  emptyRenegotiationInfoScsv,
  encodeClientHello,
  encodeSslv2Hello,
  extensions,
  namedGroups,
  type ServerFlight,
  ServerFlightReader,
  signatureSchemes,
  versionCode,
} from '../protocol/tls/index.js';
import type { TlsVersion } from '../result/index.js';
import type { Reaction } from './facts.js';
import { type Line, TurnedAway } from './line.js';

/** What is to be offered; what is left out is what an ordinary client of that version offers. */
export interface Offer {
  readonly version: TlsVersion;
  readonly suites: readonly number[];
  readonly groups?: readonly number[];
  readonly signatures?: readonly number[];
  /** undefined: none is sent. Left out: that of the line. */
  readonly serverName?: string | undefined;
  readonly compression?: readonly number[];
  readonly more?: readonly Extension[];
  /** Code points for supported_versions, in a hello of TLS 1.3. */
  readonly versions?: readonly number[];
}

/**
 * How far a flight has to be read: up to the ServerHello, the parameters of the key exchange, or its end; `suite`: to the ServerHello, and
 * the parameters where the suite is DHE, whose strength the suite does not tell. They are evidence where they are weak.
 */
export type Until = 'hello' | 'suite' | 'key-exchange' | 'done';

/** What one ClientHello drew. */
export interface Drawn extends Reaction {
  readonly flight: ServerFlight;
}

const fatal = 2;

/** Groups of TLS 1.2 and older: curves alone, as a group of RFC 7919 among them changes which DHE a server may use (its section 4). */
export const curves: readonly number[] = usualFirst(namedGroups.filter(({ kind }) => kind === 'EC'));
export const allGroups: readonly number[] = usualFirst(namedGroups);
export const allSignatures: readonly number[] = signatureSchemes.map(({ code }) => code);

/** What clients of today like best stands first: x25519, secp256r1, secp384r1. */
function usualFirst(groups: typeof namedGroups): readonly number[] {
  const usual = [0x001d, 0x0017, 0x0018];
  const codes = groups.map(({ code }) => code);
  return [...usual, ...codes.filter((code) => !usual.includes(code))];
}

/** Sends one ClientHello on a connection of its own, and reads what it draws. @throws NotSeen */
export function ask(line: Line, offer: Offer, until: Until = 'hello'): Promise<Drawn> {
  return draw(line, clientHello(offer, line.serverName), until, inWords(offer));
}

/** The same with the octets of a hello. @param what  they offer, for the transcript  @throws NotSeen */
export function draw(line: Line, octets: Buffer, until: Until, what: string): Promise<Drawn> {
  return line.use(async (session) => {
    const reader = new ServerFlightReader();
    let upToHello = 0;
    let opening = '';
    const end = await session.exchangeOctets(octets, (chunk) => {
      if (opening === '') opening = chunk.toString('latin1', 0, 80);
      reader.push(chunk);
      const { flight } = reader;
      if (upToHello === 0 && flight.hello !== undefined) upToHello = flight.consumed;
      if (!isEnough(flight, until)) return undefined;
      return until === 'suite' && isStrong(flight) ? upToHello : flight.consumed;
    });
    const { flight } = reader;
    const drawn = react(flight, end.kind === 'done' ? undefined : end.detail);
    session.remark(`a hello of ${what} drew ${drawn.text}`);
    await session.abandonHandshake();
    // Exim says so in clear even where TLS comes first: that is about us, not about the hello.
    if (/^[45]\d\d[ -]/.test(opening))
      throw new TurnedAway(`TLS was not begun: ${escapeOctets(opening.split('\r\n', 1)[0] ?? '')}`);
    return { flight, ...drawn };
  });
}

function inWords({ version, suites, groups, signatures, compression, more }: Offer): string {
  const parts = [
    version === 'SSLv2' ? undefined : `${suites.length} suites`,
    groups && `${groups.length} groups`,
    signatures && `${signatures.length} signature schemes`,
    compression && 'compression',
    more && `${more.length} more extensions`,
  ].filter((part) => part !== undefined);
  return [version, ...parts].join(', ');
}

/** The octets of a hello. */
export function clientHello(offer: Offer, lineName: string): Buffer {
  const { version, suites, compression, more = [] } = offer;
  if (version === 'SSLv2') return encodeSslv2Hello(randomBytes(16));
  const serverName = 'serverName' in offer ? offer.serverName : lineName;
  const hello = { version, random: randomBytes(32), suites, ...(compression ? { compression } : {}) };
  // SSLv3 knows no extensions; the signalling suite stands for the one about renegotiation.
  if (version === 'SSLv3')
    return encodeClientHello({ ...hello, suites: [...suites, emptyRenegotiationInfoScsv] });
  const named = serverName === undefined || isIP(serverName) !== 0 ? [] : [extensions.serverName(serverName)];
  if (version === 'TLSv1.3') {
    return encodeClientHello({
      ...hello,
      sessionId: randomBytes(32),
      extensions: [
        ...named,
        extensions.supportedVersions(offer.versions ?? [versionCode('TLSv1.3')]),
        extensions.supportedGroups(offer.groups ?? allGroups),
        extensions.signatureAlgorithms(offer.signatures ?? allSignatures),
        // No share: the server asks for the group that it likes best, which is all that we want to know.
        extensions.keyShare([]),
        ...more,
      ],
    });
  }
  return encodeClientHello({
    ...hello,
    extensions: [
      ...named,
      extensions.supportedGroups(offer.groups ?? curves),
      extensions.ecPointFormats(),
      ...(version === 'TLSv1.2' ? [extensions.signatureAlgorithms(offer.signatures ?? allSignatures)] : []),
      extensions.renegotiationInfo(),
      ...more,
    ],
  });
}

export function isEnough(
  { kind, hello, sslv2, keyExchange, alert, done, problem }: ServerFlight,
  until: Until,
): boolean {
  if (kind === 'not-tls' || alert?.level === fatal || done || problem !== undefined || sslv2 !== undefined)
    return true;
  if (hello === undefined) return false;
  if (until === 'hello' || hello.version === 'TLSv1.3') return true;
  if (until === 'suite' && !/^DHE/.test(cipherSuite(hello.suite)?.keyExchange ?? '')) return true;
  return until !== 'done' && keyExchange !== undefined;
}

const soundBits = 2_048;

function isStrong({ keyExchange }: ServerFlight): boolean {
  return keyExchange?.kind !== 'DHE' || keyExchange.bits >= soundBits;
}

/** In a word and in words. @param ended  how the connection ended, if it did before the flight was read */
export function react(flight: ServerFlight, ended: string | undefined): Reaction {
  const { hello, alert, sslv2, kind } = flight;
  if (hello !== undefined) {
    const suite = cipherSuite(hello.suite)?.name ?? `suite ${hello.suite.toString(16).padStart(4, '0')}`;
    return { kind: 'hello', text: `ServerHello ${hello.version} ${suite}` };
  }
  if (sslv2 !== undefined) return { kind: 'hello', text: 'SERVER-HELLO of SSLv2' };
  if (alert !== undefined) return { kind: 'alert', text: `alert ${alertName(alert.description)}` };
  if (kind === 'not-tls') return { kind: 'closed', text: 'an answer that is not TLS' };
  if (ended === undefined || ended.startsWith('nothing')) return { kind: 'silent', text: ended ?? 'nothing' };
  return { kind: 'closed', text: ended };
}
