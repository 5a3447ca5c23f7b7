import { Cursor, MalformedError } from './octets.js';

/** What a ClientHello says (RFC 5246 section 7.4.1.2; RFC 6101 appendix E for the form of SSLv2). */
export interface ClientHello {
  readonly form: 'tls' | 'sslv2';
  /** client_version, legacy_version in TLS 1.3. */
  readonly version: number;
  readonly random: Buffer;
  readonly sessionId: Buffer;
  /** Two octets each. In the form of SSLv2 those of three octets are in `specs`, and here those of them that are TLS suites. */
  readonly suites: readonly number[];
  readonly specs: readonly number[];
  readonly compressions: readonly number[];
  readonly extensions: ReadonlyMap<number, Buffer>;
  /** The handshake message, header included. */
  readonly message: Buffer;
}

/** What the first octets of a client are, and how many of them. */
export type Opening =
  | { readonly kind: 'hello'; readonly hello: ClientHello; readonly length: number }
  /** A hello in the form of TLS whose lengths do not fit. */
  | { readonly kind: 'malformed' }
  /** The beginning of a hello. */
  | { readonly kind: 'partial' }
  /** No hello at all, or one that is longer than anyone needs. */
  | { readonly kind: 'other' };

export const extensionTypes = {
  serverName: 0,
  maxFragmentLength: 1,
  statusRequest: 5,
  groups: 10,
  pointFormats: 11,
  signatures: 13,
  heartbeat: 15,
  encryptThenMac: 22,
  extendedMasterSecret: 23,
  sessionTicket: 35,
  earlyData: 42,
  versions: 43,
  keyShare: 51,
  renegotiationInfo: 0xff01,
} as const;

const LONGEST = 65_536;
const HANDSHAKE = 22;

export function readOpening(octets: Buffer): Opening {
  try {
    if (octets.length < 3) return { kind: 'partial' };
    if (octets[0] === HANDSHAKE) return openingOfTls(octets);
    if ((octets.readUInt8(0) & 0x80) !== 0 && octets[2] === 1) return openingOfSslv2(octets);
    return { kind: 'other' };
  } catch (error) {
    if (error instanceof MalformedError) return { kind: 'malformed' };
    throw error;
  }
}

/** Numbers of two octets in a list that stands alone in an extension, e.g. supported_groups; undefined without it. */
export function listed(hello: ClientHello, type: number, lengthSize: 1 | 2 = 2): number[] | undefined {
  const body = hello.extensions.get(type);
  if (body === undefined) return undefined;
  try {
    return new Cursor(body).vector(lengthSize).numbers(2);
  } catch {
    return [];
  }
}

export const offersTls13 = (hello: ClientHello): boolean =>
  listed(hello, extensionTypes.versions, 1)?.includes(0x0304) === true;

/** The host name of server_name (RFC 6066 section 3), in lower case. */
export function serverName(hello: ClientHello): string | undefined {
  const body = hello.extensions.get(extensionTypes.serverName);
  if (body === undefined) return undefined;
  try {
    const names = new Cursor(body).vector(2);
    names.number(1);
    return names.vector(2).rest().toString('latin1').toLowerCase();
  } catch {
    return undefined;
  }
}

function openingOfTls(octets: Buffer): Opening {
  const message: Buffer[] = [];
  let gathered = 0;
  let wanted: number | undefined;
  for (let at = 0; at + 5 <= octets.length; ) {
    const end = at + 5 + octets.readUInt16BE(at + 3);
    if (octets[at] !== HANDSHAKE || octets[at + 1] !== 3 || end === at + 5) return { kind: 'other' };
    if (end > octets.length) break;
    message.push(octets.subarray(at + 5, end));
    gathered += end - at - 5;
    at = end;
    if (gathered < 4) continue;
    wanted ??= lengthOfHello(Buffer.concat(message));
    if (wanted === undefined) return { kind: 'other' };
    if (gathered > wanted) return { kind: 'malformed' };
    if (gathered === wanted) return { kind: 'hello', hello: readTls(Buffer.concat(message)), length: at };
  }
  return { kind: octets.length > 2 * LONGEST ? 'other' : 'partial' };
}

/** Octets of the handshake message that begins so; undefined where it is no ClientHello, or a monstrous one. */
function lengthOfHello(beginning: Buffer): number | undefined {
  const length = 4 + beginning.readUIntBE(1, 3);
  return beginning[0] === 1 && length <= LONGEST ? length : undefined;
}

function readTls(message: Buffer): ClientHello {
  const body = new Cursor(message.subarray(4));
  const version = body.number(2);
  const random = body.take(32);
  const sessionId = body.vector(1).rest();
  const suites = body.vector(2).numbers(2);
  const compressions = body.vector(1).numbers(1);
  const extensions = new Map<number, Buffer>();
  // SSLv3 and TLS 1.0 to 1.2 may come without the block (RFC 5246 section 7.4.1.2).
  const block = body.left > 0 ? body.vector(2) : new Cursor(Buffer.alloc(0));
  while (block.left > 0) extensions.set(block.number(2), block.vector(2).rest());
  body.end();
  return {
    form: 'tls',
    version,
    random,
    sessionId,
    suites,
    specs: [],
    compressions,
    extensions,
    message,
  };
}

function openingOfSslv2(octets: Buffer): Opening {
  const length = 2 + (octets.readUInt16BE(0) & 0x7fff);
  if (octets.length < length) return { kind: 'partial' };
  const message = octets.subarray(2, length);
  const body = new Cursor(message);
  body.number(1);
  const version = body.number(2);
  const lengths = [body.number(2), body.number(2), body.number(2)] as const;
  const specs = new Cursor(body.take(lengths[0])).numbers(3);
  const sessionId = body.take(lengths[1]);
  const challenge = body.take(lengths[2]);
  body.end();
  const random = Buffer.concat([Buffer.alloc(32), challenge]).subarray(-32);
  const hello: ClientHello = {
    form: 'sslv2',
    version,
    random,
    sessionId,
    suites: specs.filter((spec) => spec < 0x10000),
    specs,
    compressions: [0],
    extensions: new Map(),
    message,
  };
  return { kind: 'hello', hello, length };
}
