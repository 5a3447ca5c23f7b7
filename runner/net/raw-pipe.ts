import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * The plain socket as TLS sees it. It exists to tell a TLS connection that was ended (close_notify) from one that was cut: the
 * end of the TCP stream is handed on one turn later than its last octets, so that a close_notify among them is seen first.
 */
export class RawPipe extends Duplex {
  readonly #socket: Socket;
  /** What came first from the server. */
  firstOctet: number | undefined;
  /** The TCP stream has ended, and TLS has been told so. */
  tcpEnded = false;
  /** The end of TLS is not the end of the TCP connection. */
  keepsTcp = false;
  #ahead: Buffer;

  /** @param ahead  goes out in front of the first octets, in one segment with them where they fit */
  constructor(socket: Socket, ahead: Buffer = Buffer.alloc(0)) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    this.#ahead = ahead;
    socket.on('data', (chunk: Buffer) => {
      this.firstOctet ??= chunk[0];
      if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => setImmediate(() => setImmediate(() => this.#end())));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => setImmediate(() => setImmediate(() => this.destroy())));
  }

  #end(): void {
    this.tcpEnded = true;
    if (!this.destroyed) this.push(null);
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    const octets = this.#ahead.length === 0 ? chunk : Buffer.concat([this.#ahead, chunk]);
    this.#ahead = Buffer.alloc(0);
    this.#socket.write(octets, callback);
  }

  override _final(callback: (error?: Error | null) => void): void {
    if (this.keepsTcp) callback();
    else this.#socket.end(() => callback());
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.keepsTcp) this.#socket.destroy();
    callback(error);
  }
}
