import { extensions, greaseCode, ServerFlightReader, suitesFor, versionCode } from '../protocol/tls/index.js';
import type { TlsVersion } from '../result/index.js';
import { allGroups, ask, clientHello, curves, draw, isEnough, react } from './ask.js';
import type { Endpoint, Reaction } from './facts.js';
import { type Line, NotSeen } from './line.js';
import { type Meeting, meet } from './meet.js';

const codesFor = (version: TlsVersion): readonly number[] => suitesFor(version).map(({ code }) => code);

/** A sound server answers a record that is out of place at once; one that swallows it says nothing, for which no fence exists in TLS. */
const silenceMs = 2_000;

/** Hello, flight, and then a record in clear; what that draws. */
async function disturb(
  line: Line,
  offer: Parameters<typeof clientHello>[0],
  ...records: readonly Buffer[]
): Promise<Reaction & { readonly octets: Buffer }> {
  return line.use(async (session) => {
    const reader = new ServerFlightReader();
    const first = await session.exchangeOctets(clientHello(offer, line.serverName), (chunk) => {
      reader.push(chunk);
      return isEnough(reader.flight, 'done') ? reader.flight.consumed : undefined;
    });
    const { flight } = reader;
    if (!flight.done) {
      await session.abandonHandshake();
      const { text } = react(flight, first.kind === 'done' ? undefined : first.detail);
      throw new NotSeen(`there was no whole flight to look behind: ${text}`);
    }
    let answer: Reaction & { octets: Buffer } = { kind: 'silent', text: 'nothing', octets: Buffer.alloc(0) };
    for (const octets of records) {
      const next = new ServerFlightReader();
      const chunks: Buffer[] = [];
      const end = await session.exchangeOctets(
        octets,
        (chunk) => {
          chunks.push(chunk);
          next.push(chunk);
          return chunks.reduce((sum, { length }) => sum + length, 0);
        },
        silenceMs,
      );
      answer = {
        ...react(next.flight, end.kind === 'done' ? undefined : end.detail),
        octets: Buffer.concat(chunks),
      };
      if (answer.kind !== 'silent') break;
    }
    await session.abandonHandshake();
    return answer;
  });
}

/** ChangeCipherSpec before the keys are there. A sound server ends the handshake; the fault of CVE-2014-0224 takes it, and a second one. */
export async function earlyChangeCipherSpec(line: Line, version: TlsVersion): Promise<Reaction> {
  const code = version === 'TLSv1.3' || version === 'SSLv2' ? versionCode('TLSv1.2') : versionCode(version);
  const changeCipherSpec = Buffer.from([20, code >> 8, code & 0xff, 0, 1, 1]);
  const { kind, text } = await disturb(
    line,
    { version, suites: codesFor(version) },
    changeCipherSpec,
    changeCipherSpec,
  );
  return { kind, text };
}

const heartbeatRecord = 24;

/**
 * A heartbeat request that claims a payload of one octet and has none: a sound server discards it (RFC 6520 section 4), the fault of
 * CVE-2014-0160 answers with one octet that is not ours. One octet is all that is asked for.
 */
export async function heartbeatOverread(
  line: Line,
  version: TlsVersion,
): Promise<Reaction & { leaked: boolean }> {
  const code = version === 'SSLv2' ? versionCode('TLSv1.2') : versionCode(version);
  const request = Buffer.from([heartbeatRecord, code >> 8, code & 0xff, 0, 3, 1, 0, 1]);
  const offer = { version, suites: codesFor(version), more: [extensions.heartbeat(1)] };
  const { kind, text, octets } = await disturb(line, offer, request);
  const leaked = octets[0] === heartbeatRecord && octets[5] === 2;
  return { kind, text: leaked ? 'a heartbeat response' : text, leaked };
}

/** A version that does not exist yet. */
const futureVersion = 0x0305;

/** Hellos with what no server knows; each must be answered as if it were not there. */
export async function toleratesUnknown(
  line: Line,
  version: TlsVersion,
): ReturnType<Endpoint['toleratesUnknown']> {
  const suites = codesFor(version).slice(0, 60);
  const isModern = version === 'TLSv1.3';
  const groups = isModern ? allGroups : curves;
  const plain = () => ask(line, { version, suites });
  const [future, values, length] = await Promise.all([
    withControl(
      () =>
        isModern
          ? ask(line, { version, suites, versions: [futureVersion, versionCode(version)] })
          : draw(
              line,
              withVersion(clientHello({ version, suites }, line.serverName), futureVersion),
              'hello',
              'a version of the future',
            ),
      plain,
    ),
    withControl(
      () =>
        ask(line, {
          version,
          suites: [greaseCode(0), ...suites],
          groups: [greaseCode(1), ...groups],
          more: [extensions.grease(2), extensions.grease(5)],
        }),
      plain,
    ),
    withControl(() => ask(line, { version, suites, more: [extensions.padding(1_200)] }), plain),
  ]);
  const of = ({ kind, text }: Reaction): Reaction => ({ kind, text });
  return [
    { what: 'version', reaction: of(future) },
    { what: 'values', reaction: of(values) },
    { what: 'length', reaction: of(length) },
  ];
}

/**
 * An odd hello that draws no ServerHello is sent once more behind a plain one, so that a server that wants nobody just now is not blamed for
 * what it does to the odd one. Where the plain one fares no better, that is silence: it shows nothing.
 */
async function withControl<R extends Reaction>(
  odd: () => Promise<R>,
  plain: () => Promise<Reaction>,
): Promise<R> {
  const first = await odd();
  if (first.kind === 'hello') return first;
  const control = await plain();
  if (control.kind === 'hello') return odd();
  return { ...first, kind: 'silent', text: `${first.text}; a plain hello drew ${control.text}` };
}

/** A hello with another number where its version stands, behind the headers of record and message. */
function withVersion(hello: Buffer, code: number): Buffer {
  const changed = Buffer.from(hello);
  changed.writeUInt16BE(code, 9);
  return changed;
}

/** Hello with no name, and with a name that no server can have. */
export async function seeServerNames(
  line: Line,
  version: TlsVersion,
): Promise<{ readonly none: Meeting; readonly other: Meeting }> {
  const plain = () => meet(line, version, {});
  const [none, other] = await Promise.all([
    withControl(() => meet(line, version, { serverName: undefined }), plain),
    withControl(() => meet(line, version, { serverName: unknownName }), plain),
  ]);
  return { none, other };
}

/** On a reserved domain (RFC 2606). */
const unknownName = 'smtpspec.invalid';
