import { Duplex } from 'node:stream';
import type { Session } from '../session.js';

/** Content types of TLS records (RFC 8446 section 5.1); anything else at the start of a record is not TLS. */
const isContentType = (octet: number): boolean => octet >= 20 && octet <= 23;
const RECORD_HEADER = 5;

/**
 * Lies under the TLS of a session and cuts the octets into records, so that clear text behind the end of TLS is seen, and goes to the
 * session instead of being dropped. The end of TLS is not the end of the connection.
 */
class ClearTap extends Duplex {
  readonly #session: Session;
  #input: Buffer = Buffer.alloc(0);
  readonly #onClear: (session: Session) => void;
  #isClear = false;

  constructor(session: Session, onClear: (session: Session) => void) {
    super({ allowHalfOpen: true });
    this.#session = session;
    this.#onClear = onClear;
    const { transport } = session;
    transport.on('data', (chunk: Buffer) => this.#take(chunk));
    transport.on('error', () => transport.destroy());
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#session.transport.write(chunk, done);
  }

  /** TLS ends by itself when the client has ended it; TCP only when the session has. */
  override _final(done: (error?: Error | null) => void): void {
    if (this.#session.ended) this.#session.transport.end();
    done();
  }

  #take(chunk: Buffer): void {
    this.#input = Buffer.concat([this.#input, chunk]);
    while (!this.#isClear && this.#input.length >= RECORD_HEADER) {
      if (!isContentType(this.#input[0] ?? 0)) break;
      const length = RECORD_HEADER + this.#input.readUInt16BE(3);
      if (this.#input.length < length) return;
      this.push(this.#input.subarray(0, length));
      this.#input = this.#input.subarray(length);
    }
    this.#isClear ||= this.#input.length > 0 && !isContentType(this.#input[0] ?? 0);
    if (!this.#isClear) return;
    const clear = this.#input;
    this.#input = Buffer.alloc(0);
    // TLS has not yet told the session all that it has read.
    setImmediate(() => setImmediate(() => this.#hand(clear)));
  }

  #hand(clear: Buffer): void {
    const session = this.#session;
    if (session.stream !== session.transport) {
      session.stream = session.transport;
      this.#onClear(session);
    }
    session.input = Buffer.concat([session.input, clear]);
    session.run();
  }
}

/** Lays the tap under the TLS that is about to begin. @param onClear  runs once, before the first octets in clear are read */
export function tapForClear(session: Session, onClear: (session: Session) => void = () => undefined): void {
  const { transport } = session;
  const end = session.end.bind(session);
  session.end = () => {
    const byPeerInTls = session.stream !== transport && session.stream.readableEnded;
    if (!byPeerInTls || transport.readableEnded) end();
  };
  transport.once('end', end);
  session.stream = new ClearTap(session, onClear);
}
