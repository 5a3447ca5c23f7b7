import {
  type Extension,
  extensions,
  extensionType,
  fallbackScsv,
  type ServerFlight,
  suitesFor,
} from '../protocol/tls/index.js';
import type { FeatureFacts, TlsVersion } from '../result/index.js';
import { ask, type Drawn } from './ask.js';
import type { Line } from './line.js';
import { whyUncertain } from './refusal.js';
import { type Inside, lookInside } from './tls13.js';
import type { SeenVersion } from './versions.js';

type Name = FeatureFacts['name'];

/** Versions that the server accepts, oldest first. */
export function acceptedOf(versions: readonly SeenVersion[]): readonly TlsVersion[] {
  return versions.filter(({ facts }) => facts.state === 'accepted').map(({ facts }) => facts.version);
}

/** The newest version below TLS 1.3 that has extensions. */
export function newestClassic(accepted: readonly TlsVersion[]): TlsVersion | undefined {
  return accepted.filter((version) => /^TLSv1(\.[12])?$/.test(version)).at(-1);
}

const codesFor = (version: TlsVersion): readonly number[] => suitesFor(version).map(({ code }) => code);
/** DEFLATE (RFC 3749), and the null method, which every hello must name. */
const compressions = [1, 0];

/** A hello of the newest classic version that offers all that can be offered, read to its end. */
export function richHello(line: Line, version: TlsVersion): Promise<Drawn> {
  return ask(
    line,
    {
      version,
      suites: codesFor(version),
      compression: compressions,
      more: [
        extensions.extendedMasterSecret(),
        extensions.sessionTicket(),
        extensions.heartbeat(2),
        extensions.statusRequest(),
        extensions.signedCertificateTimestamp(),
      ],
    },
    'done',
  );
}

/** What hellos and one whole handshake of TLS 1.3 tell, all features at once: they share their connections. */
export async function seeFeatures(
  line: Line,
  versions: readonly SeenVersion[],
  rich: Drawn | undefined,
): Promise<readonly FeatureFacts[]> {
  const accepted = acceptedOf(versions);
  const classic = newestClassic(accepted);
  const [etm, scsv, protocol, inside] = await Promise.all([
    classic === undefined ? undefined : encryptThenMac(line, classic),
    fallback(line, accepted),
    classic === undefined ? undefined : alpn(line, classic),
    accepted.includes('TLSv1.3') ? lookInside(line).catch(() => undefined) : undefined,
  ]);
  return [
    ...fromHello(rich),
    etm ?? noClassic('encryptThenMac'),
    scsv,
    protocol ?? noClassic('alpn'),
    ...fromBoth(rich, inside),
    earlyData(accepted, inside),
  ];
}

const noClassic = (name: Name): FeatureFacts => ({
  name,
  state: 'not-applicable',
  detail: 'the server speaks no version between TLS 1.0 and TLS 1.2',
});

const echoed = ({ hello }: ServerFlight, type: number): Extension | undefined =>
  hello?.extensions.find((extension) => extension.type === type);

/** What the ServerHello of TLS 1.2 or older says of itself. */
function fromHello(rich: Drawn | undefined): FeatureFacts[] {
  const names = ['compression', 'secureRenegotiation', 'extendedMasterSecret', 'heartbeat'] as const;
  if (rich === undefined) return names.map(noClassic);
  const { hello } = rich.flight;
  if (hello === undefined) return names.map((name) => ({ name, state: 'unknown', detail: rich.text }));
  const has = (name: Name, type: number, what: string): FeatureFacts =>
    echoed(rich.flight, type) === undefined
      ? { name, state: 'no', detail: `the ServerHello does not answer ${what}` }
      : { name, state: 'yes', detail: `the ServerHello answers ${what}` };
  return [
    hello.compression === 0
      ? { name: 'compression', state: 'no', detail: 'the server chose the null method' }
      : {
          name: 'compression',
          state: 'yes',
          detail: `the server chose compression method ${hello.compression}`,
        },
    has('secureRenegotiation', extensionType.renegotiationInfo, 'renegotiation_info'),
    has('extendedMasterSecret', extensionType.extendedMasterSecret, 'extended_master_secret'),
    has('heartbeat', extensionType.heartbeat, 'heartbeat'),
  ];
}

/** It says nothing about suites that are not CBC, so these alone are offered. */
async function encryptThenMac(line: Line, version: TlsVersion): Promise<FeatureFacts> {
  const name = 'encryptThenMac';
  const suites = suitesFor(version).filter(({ mode }) => mode === 'CBC');
  const offer = { version, suites: suites.map(({ code }) => code), more: [extensions.encryptThenMac()] };
  const drawn = await ask(line, offer);
  const { flight, text } = drawn;
  if (flight.hello === undefined) {
    const why = await whyUncertain(drawn, () => ask(line, { version, suites: codesFor(version) }));
    return why === undefined
      ? { name, state: 'not-applicable', detail: 'the server accepts no CBC suite' }
      : { name, state: 'unknown', detail: why };
  }
  return echoed(flight, extensionType.encryptThenMac) === undefined
    ? { name, state: 'no', detail: `not with ${text.split(' ').at(-1)}` }
    : { name, state: 'yes', detail: `with ${text.split(' ').at(-1)}` };
}

/** RFC 7507: a hello of less than the server's best, marked as a fallback, is to be refused. */
async function fallback(line: Line, accepted: readonly TlsVersion[]): Promise<FeatureFacts> {
  const name = 'fallbackScsv';
  const lower = accepted.filter((version) => version !== 'SSLv2').at(-2);
  if (lower === undefined)
    return { name, state: 'not-applicable', detail: 'there is no older version to fall back to' };
  const { flight, kind, text } = await ask(line, {
    version: lower,
    suites: [...codesFor(lower), fallbackScsv],
  });
  const inappropriateFallback = 86;
  if (flight.alert?.description === inappropriateFallback) return { name, state: 'yes', detail: text };
  if (kind === 'hello') return { name, state: 'no', detail: `a marked fallback to ${lower} drew ${text}` };
  return { name, state: 'unknown', detail: text };
}

/** What either kind of handshake may show. */
function fromBoth(rich: Drawn | undefined, inside: Inside | undefined): FeatureFacts[] {
  const classic = rich?.flight;
  const answered = classic?.hello !== undefined || inside !== undefined;
  const fact = (name: Name, seen: boolean, yes: string, no: string): FeatureFacts => {
    if (!answered)
      return { name, state: 'unknown', detail: rich?.text ?? 'no handshake could be looked into' };
    return { name, state: seen ? 'yes' : 'no', detail: seen ? yes : no };
  };
  const ticket =
    (classic !== undefined && echoed(classic, extensionType.sessionTicket) !== undefined) ||
    inside?.ticket !== undefined;
  const byId = (classic?.hello?.sessionId.length ?? 0) > 0;
  const stapled = classic?.certificateStatus !== undefined || inside?.certificateStatus !== undefined;
  return [
    fact('sessionTickets', ticket, 'a session ticket was given or promised', 'no session ticket was given'),
    fact(
      'resumption',
      ticket || byId,
      `sessions can be resumed by ${ticket ? 'ticket' : 'session id'}`,
      'neither a ticket nor a session id was given',
    ),
    fact(
      'ocspStapling',
      stapled,
      'an OCSP response came with the certificate',
      'no OCSP response came, though one was asked for',
    ),
    fact(
      'clientCertificate',
      (classic?.certificateRequested ?? false) || (inside?.certificateRequested ?? false),
      'a CertificateRequest came in the handshake',
      'no CertificateRequest came',
    ),
  ];
}

/** A protocol that is not spoken here; a server that knows ALPN refuses it (RFC 7301 section 3.2), others say nothing of it. */
async function alpn(line: Line, version: TlsVersion): Promise<FeatureFacts> {
  const name = 'alpn';
  const offer = { version, suites: codesFor(version), more: [extensions.alpn(['http/1.1'])] };
  const { flight, text } = await ask(line, offer);
  const noApplicationProtocol = 120;
  if (flight.alert?.description === noApplicationProtocol)
    return { name, state: 'yes', detail: 'the server refuses "http/1.1", which it does not speak' };
  if (flight.hello === undefined) return { name, state: 'unknown', detail: text };
  return echoed(flight, extensionType.alpn) === undefined
    ? { name, state: 'no', detail: 'the server says nothing of the protocol that is offered' }
    : { name, state: 'yes', detail: 'the server chose "http/1.1", which is not spoken here' };
}

function earlyData(accepted: readonly TlsVersion[], inside: Inside | undefined): FeatureFacts {
  const name = 'earlyData';
  if (!accepted.includes('TLSv1.3'))
    return { name, state: 'not-applicable', detail: 'the server does not speak TLS 1.3' };
  if (inside === undefined)
    return { name, state: 'unknown', detail: 'no handshake of TLS 1.3 could be looked into' };
  const octets = inside.ticket?.earlyData ?? 0;
  if (octets === 0) return { name, state: 'no', detail: 'no ticket allows early data' };
  return { name, state: 'yes', detail: `a ticket allows ${octets} octets of early data` };
}
