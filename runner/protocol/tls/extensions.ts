import { Cursor, number, numbers, vector } from './octets.js';

export interface Extension {
  readonly type: number;
  /** extension_data, without its length. */
  readonly data: Buffer;
}

/** A public key for key_share; what `key` holds depends on the group (RFC 8446 section 4.2.8). */
export interface KeyShare {
  readonly group: number;
  readonly key: Buffer;
}

/** ExtensionType of the IANA registry "TLS ExtensionType Values", those that are built or looked for here. */
export const extensionType = {
  serverName: 0,
  maxFragmentLength: 1,
  statusRequest: 5,
  supportedGroups: 10,
  ecPointFormats: 11,
  signatureAlgorithms: 13,
  heartbeat: 15,
  alpn: 16,
  signedCertificateTimestamp: 18,
  padding: 21,
  encryptThenMac: 22,
  extendedMasterSecret: 23,
  sessionTicket: 35,
  earlyData: 42,
  supportedVersions: 43,
  cookie: 44,
  pskKeyExchangeModes: 45,
  signatureAlgorithmsCert: 50,
  keyShare: 51,
  renegotiationInfo: 0xff01,
} as const;

const nothing = Buffer.alloc(0);

function extension(type: number, data: Buffer = nothing): Extension {
  return { type, data };
}

/** Builders of the extensions of a ClientHello. */
export const extensions = {
  /** RFC 6066 section 3; a host name in ASCII, never an address. */
  serverName: (host: string): Extension =>
    extension(extensionType.serverName, vector(2, number(0, 1), vector(2, Buffer.from(host, 'latin1')))),
  supportedGroups: (codes: readonly number[]): Extension =>
    extension(extensionType.supportedGroups, vector(2, numbers(codes, 2))),
  /** Uncompressed only, which every implementation must know (RFC 8422 section 5.1.2). */
  ecPointFormats: (): Extension => extension(extensionType.ecPointFormats, vector(1, number(0, 1))),
  signatureAlgorithms: (codes: readonly number[]): Extension =>
    extension(extensionType.signatureAlgorithms, vector(2, numbers(codes, 2))),
  signatureAlgorithmsCert: (codes: readonly number[]): Extension =>
    extension(extensionType.signatureAlgorithmsCert, vector(2, numbers(codes, 2))),
  alpn: (names: readonly string[]): Extension =>
    extension(extensionType.alpn, vector(2, ...names.map((name) => vector(1, Buffer.from(name, 'latin1'))))),
  /** Asks for an OCSP response, from any responder (RFC 6066 section 8). */
  statusRequest: (): Extension =>
    extension(extensionType.statusRequest, Buffer.concat([number(1, 1), vector(2), vector(2)])),
  signedCertificateTimestamp: (): Extension => extension(extensionType.signedCertificateTimestamp),
  encryptThenMac: (): Extension => extension(extensionType.encryptThenMac),
  extendedMasterSecret: (): Extension => extension(extensionType.extendedMasterSecret),
  /** Without data: willing to be given a ticket (RFC 5077 section 3.2). */
  sessionTicket: (ticket: Buffer = nothing): Extension => extension(extensionType.sessionTicket, ticket),
  supportedVersions: (codes: readonly number[]): Extension =>
    extension(extensionType.supportedVersions, vector(1, numbers(codes, 2))),
  /** No share at all asks for a HelloRetryRequest (RFC 8446 section 4.2.8). */
  keyShare: (shares: readonly KeyShare[]): Extension =>
    extension(
      extensionType.keyShare,
      vector(2, ...shares.flatMap(({ group, key }) => [number(group, 2), vector(2, key)])),
    ),
  /** What a HelloRetryRequest gave, for the hello that answers it (RFC 8446 section 4.2.2). */
  cookie: (cookie: Buffer): Extension => extension(extensionType.cookie, vector(2, cookie)),
  /** psk_dhe_ke only. */
  pskKeyExchangeModes: (): Extension => extension(extensionType.pskKeyExchangeModes, vector(1, number(1, 1))),
  /** Of a first handshake: empty (RFC 5746 section 3.4). */
  renegotiationInfo: (): Extension => extension(extensionType.renegotiationInfo, vector(1)),
  /** 1: the server may send heartbeats; 2: it may not (RFC 6520 section 2). */
  heartbeat: (mode: 1 | 2): Extension => extension(extensionType.heartbeat, number(mode, 1)),
  /** `length` octets of zero, to keep a hello away from sizes that middle boxes choke on (RFC 7685). */
  padding: (length: number): Extension => extension(extensionType.padding, Buffer.alloc(length)),
  /** An extension that nobody knows; which of the sixteen, 0 to 15 (RFC 8701 section 2). */
  grease: (which: number): Extension => extension(greaseCode(which)),
};

/** The sixteen values 0x0a0a … 0xfafa that every peer must ignore, among suites, groups, versions and extensions (RFC 8701). */
export function greaseCode(which: number): number {
  return 0x0a0a + (which & 15) * 0x1010;
}

export function encodeExtensions(list: readonly Extension[]): Buffer {
  return vector(2, ...list.flatMap(({ type, data }) => [number(type, 2), vector(2, data)]));
}

/** The extension block at the end of a hello; undefined where the hello ends before it. Throws `Malformed`. */
export function readExtensions(cursor: Cursor): Extension[] | undefined {
  if (cursor.left === 0) return undefined;
  const block = new Cursor(cursor.vector(2));
  return block.all((inside) => ({ type: inside.number(2), data: inside.vector(2) }));
}
