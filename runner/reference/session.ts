import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Behaviour } from './behaviour.js';
import type { DelayedSocket } from './delay.js';
import type { Path } from './grammar.js';
import { closing, type Reply, reply } from './reply.js';
import type { Credentials, ReferenceService, Site } from './site.js';

/** Consumes octets of `session.input`; false when more are needed. */
export type Reader = (session: Session) => boolean;

export interface Transaction {
  readonly from: Path;
  readonly parameters: Record<string, string>;
  readonly recipients: { readonly path: Path; readonly parameters: Record<string, string> }[];
  /** BDAT chunks so far; undefined until the first one. */
  chunks?: Buffer[];
}

export interface Hello {
  readonly verb: 'EHLO' | 'HELO';
  readonly name: string;
}

/** Takes whatever comes and does nothing with it. */
export const discard: Reader = (session) => {
  session.input = Buffer.alloc(0);
  return false;
};

/** Leaves everything in the input for later. */
export const hold: Reader = () => false;

/** One connection: its state, its input and its ordered output. What it does with them is the behaviour's matter. */
export class Session {
  secure = false;
  hello: Hello | undefined;
  transaction: Transaction | undefined;
  identity: string | undefined;
  errors = 0;
  input: Buffer = Buffer.alloc(0);
  reader: Reader = hold;
  ended = false;
  /** What SMTP is spoken over at the moment. */
  stream: Duplex;
  readonly #outbox: (Buffer | (() => void))[] = [];
  #pumping = false;
  #waiting = 0;
  #idle: NodeJS.Timeout;
  #detach: () => void = () => {};

  constructor(
    readonly service: ReferenceService,
    readonly site: Site,
    readonly behaviour: Behaviour,
    /** The TCP socket itself, under delay and TLS. */
    readonly socket: Socket,
    /** The socket, or the delay over it. */
    readonly transport: Socket | DelayedSocket,
  ) {
    this.stream = transport;
    this.#attach(transport);
    const idleMs = behaviour.seams.idleLimit(this);
    this.#idle = setTimeout(() => this.shutDown('4.4.2', 'Idle for too long'), idleMs).unref();
    transport.once('close', () => clearTimeout(this.#idle));
  }

  get credentials(): Credentials {
    return (
      this.site.ownCredentials?.[this.service === 'lmtp' ? 'smtp' : this.service] ?? this.site.credentials
    );
  }

  /** Sends a reply; `about` names what it answers, see Seams.reply. Errors beyond the limit end the session. */
  answer(given: Reply | undefined, about: string): void {
    if (given === undefined || this.ended) return;
    const final = this.behaviour.seams.reply(this.#counted(given), about, this);
    if (final === undefined) return;
    this.write(this.behaviour.seams.encode(final, about, this));
    const follow = final.follow;
    if (follow !== undefined) this.whenWritten(() => follow(this));
  }

  write(bytes: Buffer): void {
    this.#outbox.push(...this.behaviour.seams.pieces(bytes));
    this.#pump();
  }

  /** Runs `action` behind all that was written so far; no input is read until then. */
  whenWritten(action: () => void): void {
    this.#waiting += 1;
    this.#outbox.push(() => {
      this.#waiting -= 1;
      action();
    });
    this.#pump();
  }

  /** Ends the connection once everything has been written; further input is dropped. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.reader = discard;
    this.whenWritten(() => this.behaviour.seams.close(this));
  }

  /** Ends the connection by a TCP reset, behind all that was written so far. */
  reset(): void {
    this.ended = true;
    this.reader = discard;
    this.whenWritten(() => this.transport.resetAndDestroy());
  }

  /** 421 and the end of the connection (RFC 5321 section 3.8). */
  shutDown(enhanced: string, text: string): void {
    const isTalking = this.reader !== hold && this.reader !== discard;
    if (!isTalking) {
      this.stream.destroy();
      return;
    }
    this.answer(closing(reply(421, enhanced, `${this.site.hostname} ${text}`)), 'CLOSE');
  }

  /** Lays TLS over the connection; `input` is what the session goes on with when the handshake is done. */
  secureStream(how: 'starttls' | 'implicit', input: Buffer, done: () => void): void {
    // The client may have gone while the reply before the handshake was written in pieces.
    if (this.stream.destroyed) return;
    this.reader = hold;
    this.input = Buffer.alloc(0);
    this.#detach();
    // TLS writes to the handle below: what the clear stream still holds has to go first.
    while (this.stream.writableCorked > 0) this.stream.uncork();
    const { seams } = this.behaviour;
    const goOn = (): void => {
      this.secure = true;
      this.input = Buffer.concat([input, this.input]);
      done();
      this.run();
    };
    seams.handshake((secured) => {
      this.stream = secured ?? this.#tlsSocket(how).once('secure', goOn);
      this.#attach(this.stream);
      if (secured !== undefined) goOn();
    }, this);
  }

  /** Reads as much of the input as the reader of the moment can use. */
  run(): void {
    const { stream } = this;
    stream.cork();
    while (this.#waiting === 0 && this.reader(this));
    stream.uncork();
  }

  #tlsSocket(how: 'starttls' | 'implicit'): TLSSocket {
    const options = this.behaviour.seams.secureOptions({ isServer: true, ...this.credentials }, how);
    return new TLSSocket(this.stream, { ...options, secureContext: this.site.contexts.of(options) });
  }

  #counted(given: Reply): Reply {
    // A refused login counts, so that nobody guesses on (RFC 4954 section 9 allows the end of the session after three).
    if ((given.code >= 500 && given.code <= 504) || given.code === 535) this.errors += 1;
    if (this.errors <= this.behaviour.seams.errorLimit()) return given;
    return closing(reply(421, '4.7.0', `${this.site.hostname} Too many errors`));
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    for (let next = this.#outbox.shift(); next !== undefined; next = this.#outbox.shift()) {
      if (typeof next === 'function') next();
      else if (!this.stream.destroyed && !this.stream.writableEnded) this.stream.write(next);
      // Pieces go out in turns of the event loop, so that they become segments of their own.
      if (typeof next !== 'function' && this.#outbox.length > 0 && typeof this.#outbox[0] !== 'function') {
        setImmediate(() => this.#resume());
        return;
      }
    }
    this.#pumping = false;
  }

  #resume(): void {
    this.#pumping = false;
    this.#pump();
    this.run();
  }

  #attach(stream: Duplex): void {
    const feed = (chunk: Buffer): void => {
      this.#idle?.refresh();
      this.site.counters.bytesIn += chunk.length;
      this.input = this.input.length === 0 ? chunk : Buffer.concat([this.input, chunk]);
      this.run();
    };
    const end = (): void => this.end();
    stream.on('data', feed);
    stream.on('end', end);
    stream.on('error', () => stream.destroy());
    this.#detach = () => {
      stream.off('data', feed);
      stream.off('end', end);
    };
  }
}
