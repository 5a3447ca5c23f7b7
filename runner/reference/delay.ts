import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

const HIGH_WATER = 1_048_576;

/**
 * A TCP socket whose outgoing octets, and whose end, leave `latencyMs` after they were written, in order.
 * Lies under the TLS layer, so that handshake records are delayed like everything else.
 */
export class DelayedSocket extends Duplex {
  readonly #queue: (() => void)[] = [];
  #queued = 0;
  #blocked: (() => void) | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly latencyMs: number,
  ) {
    super({ allowHalfOpen: true });
    socket.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  /** A TCP reset, delayed and in order like octets. */
  resetAndDestroy(): void {
    this.#later(() => this.socket.resetAndDestroy());
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#queued += chunk.length;
    this.#later(() => {
      this.#queued -= chunk.length;
      this.socket.write(chunk, () => this.#unblock());
    });
    if (this.#queued < HIGH_WATER) done();
    else this.#blocked = done;
  }

  override _final(done: () => void): void {
    this.#later(() => this.socket.end(() => done()));
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#queue.length = 0;
    this.socket.destroy();
    done(error);
  }

  #unblock(): void {
    const done = this.#blocked;
    this.#blocked = undefined;
    done?.();
  }

  // Each timer takes the head of the queue, so order does not depend on the timers' own order.
  #later(action: () => void): void {
    this.#queue.push(action);
    setTimeout(() => this.#queue.shift()?.(), this.latencyMs);
  }
}
