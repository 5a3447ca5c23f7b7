import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * The plain socket as TLS sees it. It exists to tell a TLS connection that was ended (close_notify) from one that was cut: the
 * end of the TCP stream is handed on one turn later than its last octets, so that a close_notify among them is seen first.
 */
export class RawPipe extends Duplex {
  readonly #socket: Socket;
  /** The TCP stream has ended, and TLS has been told so. */
  tcpEnded = false;

  constructor(socket: Socket) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
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
    this.#socket.write(chunk, callback);
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#socket.end(() => callback());
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#socket.destroy();
    callback(error);
  }
}
