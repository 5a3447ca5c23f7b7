import { randomBytes, X509Certificate } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export type Address = { readonly host: string; readonly port: number };
type Octets = readonly number[];

export const u16 = (value: number): Octets => [(value >> 8) & 255, value & 255];
export const vector8 = (body: Octets): Octets => [body.length, ...body];
export const vector16 = (body: Octets): Octets => [...u16(body.length), ...body];
const list16 = (values: readonly number[]): Octets => vector16(values.flatMap(u16));

export const groups = (...values: number[]): [number, Octets] => [10, list16(values)];
export const signatures = (...values: number[]): [number, Octets] => [13, list16(values)];
export const versions = (...values: number[]): [number, Octets] => [43, vector8(values.flatMap(u16))];
export const sni = (name: string): [number, Octets] => [
  0,
  vector16([0, ...vector16([...Buffer.from(name)])]),
];

export interface HelloWish {
  version?: number;
  suites?: readonly number[];
  compressions?: Octets;
  sessionId?: Octets;
  /** undefined: no block at all. */
  extensions?: readonly (readonly [number, Octets])[] | undefined;
}

export const soundExtensions = [groups(29, 23, 24), signatures(0x0804, 0x0401)] as const;

/** A ClientHello of the tests' own, in one record. */
export function clientHello(wish: HelloWish = {}): Buffer {
  const { version = 0x0303, suites = [0xc02f, 0xc030], compressions = [0], sessionId = [] } = wish;
  const extensions = 'extensions' in wish ? wish.extensions : soundExtensions;
  const block = extensions?.flatMap(([type, body]) => [...u16(type), ...vector16(body)]);
  const body = [
    ...u16(version),
    ...randomBytes(32),
    ...vector8(sessionId),
    ...list16(suites),
    ...vector8(compressions),
    ...(block === undefined ? [] : vector16(block)),
  ];
  return record(22, Math.min(version, 0x0301), [1, 0, ...u16(body.length), ...body]);
}

export const record = (type: number, version: number, body: Octets): Buffer =>
  Buffer.from([type, ...u16(version), ...vector16(body)]);

/** CLIENT-HELLO of SSLv2. */
export function sslv2Hello(version: number, specs: readonly number[]): Buffer {
  const octets = specs.flatMap((spec) => [spec >> 16, ...u16(spec)]);
  const body = [1, ...u16(version), ...u16(octets.length), 0, 0, 0, 16, ...octets, ...randomBytes(16)];
  return Buffer.from([0x80 | (body.length >> 8), body.length & 255, ...body]);
}

/** What the server said, as far as it is in the clear. */
export interface Flight {
  /** Description of the first alert. */
  alert?: number;
  version?: number;
  suite?: number;
  compression?: number;
  sessionIdLength?: number;
  random?: Buffer;
  extensions: number[];
  /** Handshake types in order. */
  messages: number[];
  /** Lengths of the records. */
  records: number[];
  certificates: X509Certificate[];
  keyExchange?: Buffer;
  status?: Buffer;
}

/** A raw connection: sends octets as given and reads records until enough is there. */
export class RawClient {
  octets = Buffer.alloc(0);
  ended = false;
  #wake: () => void = () => {};

  constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.octets = Buffer.concat([this.octets, chunk]);
      this.#wake();
    });
    const finish = () => {
      this.ended = true;
      this.#wake();
    };
    socket.on('end', finish).on('close', finish).on('error', finish);
  }

  static async open(address: Address): Promise<RawClient> {
    const socket = connect({ ...address, noDelay: true });
    await new Promise((done) => socket.once('connect', done));
    return new RawClient(socket);
  }

  async until(condition: (octets: Buffer) => boolean): Promise<Buffer> {
    while (!this.ended && !condition(this.octets)) await new Promise<void>((wake) => (this.#wake = wake));
    return this.octets;
  }
}

/** Sends a hello to a port with implicit TLS and reads up to ServerHelloDone, an alert or the end. */
export async function ask(address: Address, hello: Buffer): Promise<Flight> {
  const client = await RawClient.open(address);
  client.socket.write(hello);
  const octets = await client.until((seen) => isComplete(readFlight(seen)));
  client.socket.destroy();
  return readFlight(octets);
}

/** What follows the ServerHello of TLS 1.3 (with supported_versions) is not in the clear. */
export const isComplete = ({ messages, extensions, alert }: Flight): boolean =>
  messages.includes(14) || extensions.includes(43) || alert !== undefined;

export function readFlight(octets: Buffer): Flight {
  const flight: Flight = { extensions: [], messages: [], records: [], certificates: [] };
  const parts: Buffer[] = [];
  for (let at = 0; at + 5 <= octets.length; ) {
    const end = at + 5 + octets.readUInt16BE(at + 3);
    if (end > octets.length) break;
    if (octets[at] === 22) parts.push(octets.subarray(at + 5, end));
    if (octets[at] === 21) flight.alert ??= octets.readUInt8(at + 6);
    flight.records.push(end - at - 5);
    at = end;
  }
  const all = Buffer.concat(parts);
  for (let at = 0; at + 4 <= all.length; ) {
    const end = at + 4 + all.readUIntBE(at + 1, 3);
    if (end > all.length) break;
    const [type = 0, body] = [all[at], all.subarray(at + 4, end)];
    flight.messages.push(type);
    if (type === 2) readServerHello(body, flight);
    if (type === 11) flight.certificates = readCertificates(body);
    if (type === 12) flight.keyExchange = body;
    if (type === 22) flight.status = body.subarray(4);
    at = end;
  }
  return flight;
}

function readServerHello(body: Buffer, flight: Flight): void {
  flight.version = body.readUInt16BE(0);
  flight.random = body.subarray(2, 34);
  flight.sessionIdLength = body.readUInt8(34);
  let at = 35 + flight.sessionIdLength;
  flight.suite = body.readUInt16BE(at);
  flight.compression = body.readUInt8(at + 2);
  at += 5;
  while (at + 4 <= body.length) {
    flight.extensions.push(body.readUInt16BE(at));
    at += 4 + body.readUInt16BE(at + 2);
  }
}

function readCertificates(body: Buffer): X509Certificate[] {
  const found: X509Certificate[] = [];
  for (let at = 3; at < body.length; ) {
    const end = at + 3 + body.readUIntBE(at, 3);
    found.push(new X509Certificate(body.subarray(at + 3, end)));
    at = end;
  }
  return found;
}

/** Parameters of ServerKeyExchange in pieces, and what is behind them. */
export function ecParameters(keyExchange: Buffer): { group: number; signed: Buffer; rest: Buffer } {
  const length = 4 + keyExchange.readUInt8(3);
  return {
    group: keyExchange.readUInt16BE(1),
    signed: keyExchange.subarray(0, length),
    rest: keyExchange.subarray(length),
  };
}

/** Vectors of two-octet length at the start of `octets`: p, g, Ys of DHE; n, e of an export suite. */
export function vectors(octets: Buffer, count: number): { values: Buffer[]; signed: Buffer; rest: Buffer } {
  const values: Buffer[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const end = at + 2 + octets.readUInt16BE(at);
    values.push(octets.subarray(at + 2, end));
    at = end;
  }
  return { values, signed: octets.subarray(0, at), rest: octets.subarray(at) };
}
