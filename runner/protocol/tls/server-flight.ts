import { readServerKeyExchange, type ServerKeyExchange } from './key-exchange.js';
import { Cursor, Inlet, Malformed } from './octets.js';
import { contentType, RecordReader, type TlsRecord } from './records.js';
import { readServerHello, type ServerHello } from './server-hello.js';
import { readSslv2ServerHello, type Sslv2ServerHello, sslv2Message } from './sslv2.js';

/** What a server has sent before encryption begins. */
export interface ServerFlight {
  /** From the first octets; 'none': nothing came, or too little to tell. */
  readonly kind: 'none' | 'tls' | 'sslv2' | 'not-tls';
  readonly hello?: ServerHello;
  readonly sslv2?: Sslv2ServerHello;
  /** ERROR of SSLv2: 1 no cipher, 2 no certificate, 4 bad certificate, 6 unsupported certificate type. */
  readonly sslv2Error?: number;
  /** DER, in the order sent; up to TLS 1.2, as TLS 1.3 encrypts them. */
  readonly certificates?: readonly Buffer[];
  /** A stapled OCSP response, DER. */
  readonly certificateStatus?: Buffer;
  readonly keyExchange?: ServerKeyExchange;
  readonly certificateRequested: boolean;
  /**
   * It is the client's turn: ServerHelloDone, or ChangeCipherSpec when a session is resumed; in TLS 1.3 the ServerHello or
   * HelloRetryRequest; in SSLv2 the SERVER-HELLO.
   */
  readonly done: boolean;
  /** The first fatal alert; until one comes, the first warning. */
  readonly alert?: { readonly level: number; readonly description: number };
  /** Octets up to the end of the last complete record that was understood. */
  readonly consumed: number;
  /** What is malformed, and where; nothing is read after it. */
  readonly problem?: string;
}

const maximumMessage = 2 ** 17;
const maximumFlight = 2 ** 18;
const fatal = 2;

const message = {
  helloRequest: 0,
  serverHello: 2,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateStatus: 22,
} as const;

/**
 * Reads the first flight of a server, in chunks of any size. Never throws; holds 2^18 octets at most, of a handshake message 2^17.
 * A ChangeCipherSpec before the hello is skipped, as one follows a HelloRetryRequest; after `done` only plaintext alerts are read.
 */
export class ServerFlightReader {
  readonly #head = new Inlet();
  readonly #records = new RecordReader();
  readonly #handshake = new Inlet();
  #received = 0;
  #stopped = false;
  #flight: { -readonly [Key in keyof ServerFlight]: ServerFlight[Key] } = {
    kind: 'none',
    certificateRequested: false,
    done: false,
    consumed: 0,
  };

  get flight(): ServerFlight {
    return { ...this.#flight };
  }

  push(chunk: Buffer): void {
    if (this.#stopped) return;
    const room = maximumFlight - this.#received;
    this.#received += chunk.length;
    this.#read(chunk.subarray(0, room));
    if (chunk.length > room && !this.#stopped) this.#fail(`more than ${maximumFlight} octets`);
  }

  #read(chunk: Buffer): void {
    this.#head.push(chunk);
    if (this.#flight.kind === 'none') this.#flight.kind = kindOf(this.#head);
    if (this.#flight.kind === 'tls') this.#readRecords();
    else if (this.#flight.kind === 'sslv2') this.#readSslv2();
    else if (this.#flight.kind === 'not-tls') this.#stopped = true;
  }

  #readRecords(): void {
    this.#records.push(this.#head.take(this.#head.length) ?? Buffer.alloc(0));
    for (let record = this.#next(); record !== undefined; record = this.#next()) this.#readRecord(record);
    if (this.#records.problem !== undefined && !this.#stopped) this.#fail(this.#records.problem);
  }

  #next(): TlsRecord | undefined {
    return this.#stopped ? undefined : this.#records.next();
  }

  #readRecord({ type, payload, end }: TlsRecord): void {
    const flight = this.#flight;
    const isAlert = type === contentType.alert && payload.length === 2;
    // What else follows the server's turn is encrypted, or for whoever asked for it.
    if (flight.done && !isAlert) {
      this.#stopped = true;
      return;
    }
    this.#attempt(`record of type ${type}`, () => {
      if (isAlert) this.#readAlert(new Cursor(payload));
      else if (type === contentType.handshake) this.#readHandshake(payload);
      else if (type === contentType.changeCipherSpec) flight.done = flight.hello !== undefined;
      else throw new Malformed('not expected here');
    });
    if (flight.problem === undefined) flight.consumed = end;
  }

  #readAlert(alert: Cursor): void {
    const read = { level: alert.number(1), description: alert.number(1) };
    if (read.level === fatal || this.#flight.alert === undefined) this.#flight.alert = read;
    // Nothing may follow a fatal alert (RFC 8446 section 6.2).
    if (read.level === fatal) this.#stopped = true;
  }

  #readHandshake(fragment: Buffer): void {
    this.#handshake.push(fragment);
    for (let head = this.#handshake.peek(4); head !== undefined; head = this.#handshake.peek(4)) {
      const length = head.readUIntBE(1, 3);
      if (length > maximumMessage) throw new Malformed(`handshake message of ${length} octets`);
      const octets = this.#handshake.take(4 + length);
      if (octets === undefined) return;
      const type = octets.readUInt8(0);
      this.#attempt(`handshake message of type ${type}`, () =>
        this.#readMessage(type, new Cursor(octets.subarray(4))),
      );
      if (this.#stopped || this.#flight.done) return;
    }
  }

  #readMessage(type: number, body: Cursor): void {
    const flight = this.#flight;
    if (type === message.helloRequest) return;
    if ((type === message.serverHello) === (flight.hello !== undefined)) throw new Malformed('out of order');
    if (type === message.serverHello) {
      flight.hello = readServerHello(body);
      flight.done = flight.hello.version === 'TLSv1.3';
    } else if (type === message.certificate) {
      flight.certificates ??= new Cursor(body.vector(3)).all((list) => list.vector(3));
    } else if (type === message.certificateStatus) {
      if (body.number(1) === 1) flight.certificateStatus ??= body.vector(3);
    } else if (type === message.serverKeyExchange) {
      flight.keyExchange ??= readServerKeyExchange(
        body,
        flight.hello?.suite ?? 0,
        flight.hello?.version === 'TLSv1.2',
      );
    } else if (type === message.certificateRequest) flight.certificateRequested = true;
    else if (type === message.serverHelloDone) flight.done = true;
  }

  #readSslv2(): void {
    const head = this.#head.peek(2);
    const record = head && this.#head.take(2 + (head.readUInt16BE(0) & 0x7fff));
    if (record === undefined) return;
    const cursor = new Cursor(record.subarray(2));
    this.#attempt('SSLv2 message', () => {
      if (cursor.number(1) === sslv2Message.error) this.#flight.sslv2Error = cursor.number(2);
      else this.#flight.sslv2 = readSslv2ServerHello(cursor);
      this.#flight.done = this.#flight.sslv2 !== undefined;
      this.#flight.consumed = record.length;
    });
    this.#stopped = true;
  }

  #attempt(where: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.#fail(`${where}: ${error.message}`);
    }
  }

  #fail(problem: string): void {
    this.#flight.problem = problem;
    this.#stopped = true;
  }
}

/** TLS shows in two octets, ContentType and major version; SSLv2 in three, its length and the type of the message. */
function kindOf(head: Inlet): ServerFlight['kind'] {
  const first = head.peek(1)?.readUInt8(0);
  if (first === undefined) return 'none';
  if (first >= contentType.changeCipherSpec && first <= contentType.heartbeat) {
    const major = head.peek(2)?.readUInt8(1);
    return major === undefined ? 'none' : major === 3 ? 'tls' : 'not-tls';
  }
  if (first < 0x80) return 'not-tls';
  const type = head.peek(3)?.readUInt8(2);
  if (type === undefined) return 'none';
  return type === sslv2Message.serverHello || type === sslv2Message.error ? 'sslv2' : 'not-tls';
}
