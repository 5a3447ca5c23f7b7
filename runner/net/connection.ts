import { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { type Reply, ReplyParser } from '../protocol/reply.js';
import { startTls, type TlsFacts, type TlsSettings, tlsFacts } from './tls.js';
import { Transcript } from './transcript.js';

/**
 * Why no more octets come: `closed` in order (FIN; in TLS close_notify), `truncated` (TCP ended inside TLS with no close_notify),
 * `reset`, `flooded` (more than the parser's bound without the end of a reply), `failed` (anything else).
 */
export type EndKind = 'closed' | 'truncated' | 'reset' | 'flooded' | 'timed-out' | 'failed';

export interface ConnectionEnd {
  readonly kind: EndKind;
  readonly detail: string;
}

export type TlsOutcome =
  | { readonly ok: true; readonly facts: TlsFacts }
  | { readonly ok: false; readonly why: string; readonly timedOut: boolean };

/** Most octets that one connection may send us; what a sound server needs for a session is a few kilobytes. */
export const maximumConnectionOctets = 1024 * 1024;

/**
 * One TCP connection and, after an upgrade, the TLS inside it: replies come out in order, octets are recorded, the way it ended
 * is kept. It waits for nothing by itself except through `change()`.
 */
export class Connection {
  readonly transcript = new Transcript();
  readonly replies: Reply[] = [];
  readonly parser = new ReplyParser();
  readonly localAddress: string;
  readonly #raw: Socket;
  #stream: Socket | TLSSocket;
  #tls = false;
  #end: ConnectionEnd | undefined;
  #received = 0;
  #waiters: (() => void)[] = [];

  private constructor(socket: Socket) {
    this.localAddress = socket.localAddress ?? '';
    this.#raw = socket;
    this.#stream = socket;
    this.#listen(socket, () => false);
  }

  /** @throws Error with Node's code (ECONNREFUSED, …) or code ETIMEDOUT after `timeoutMs` */
  static open(address: string, port: number, timeoutMs: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = new Socket({ allowHalfOpen: true });
      socket.setNoDelay(true);
      const timer = setTimeout(() => {
        socket.destroy();
        reject(Object.assign(new Error(`no answer within ${timeoutMs} ms`), { code: 'ETIMEDOUT' }));
      }, timeoutMs);
      socket.once('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      socket.connect({ host: address, port }, () => {
        clearTimeout(timer);
        socket.removeAllListeners('error');
        const connection = new Connection(socket);
        connection.transcript.note(`connected to ${address} port ${port}`, false);
        resolve(connection);
      });
    });
  }

  get tls(): boolean {
    return this.#tls;
  }

  get end(): ConnectionEnd | undefined {
    return this.#end;
  }

  /** Writes the octets in one call, so that they leave in one segment where they fit. */
  write(octets: Buffer, shown = octets.toString('latin1')): void {
    this.transcript.client(shown, this.#tls);
    if (this.#stream.writable) this.#stream.write(octets);
  }

  /** Resolves at the next reply, end or TLS event, or after `ms`; spurious wake-ups are possible. */
  change(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiters.push(done);
    });
  }

  /** Begins TLS on this connection. Octets that came before it stay in `replies` and `parser`. */
  async startTls(settings: TlsSettings, timeoutMs: number): Promise<TlsOutcome> {
    this.#raw.removeAllListeners();
    const { socket, pipe } = startTls(this.#raw, settings);
    this.#stream = socket;
    let secured = false;
    socket.once('secureConnect', () => {
      secured = true;
      this.#tls = true;
      this.#wake();
    });
    this.#listen(socket, () => pipe.tcpEnded);
    const deadline = performance.now() + timeoutMs;
    while (!secured && this.#end === undefined) {
      const left = deadline - performance.now();
      if (left <= 0) this.destroy('timed-out', `the TLS handshake was not done after ${timeoutMs} ms`);
      else await this.change(left);
    }
    if (!secured) {
      const why = this.#end?.detail ?? 'the handshake failed';
      this.transcript.note(`TLS handshake failed: ${why}`, false);
      return { ok: false, why, timedOut: this.#end?.kind === 'timed-out' };
    }
    const facts = tlsFacts(socket);
    const trust = facts.trusted ? 'verified' : `not verified: ${facts.problem}`;
    this.transcript.note(`TLS began: ${facts.protocol} ${facts.cipher}, certificate ${trust}`, true);
    return { ok: true, facts };
  }

  /** Ends our side (FIN; in TLS close_notify first); the server may still talk. */
  halfClose(): void {
    this.transcript.note('client ended its side', this.#tls);
    this.#stream.end();
  }

  /** Drops the connection. The reason counts only if the connection had not ended by itself. */
  destroy(kind: EndKind, detail: string): void {
    this.#finish(kind, detail);
    this.#stream.destroy();
    this.#raw.destroy();
  }

  #listen(stream: Socket | TLSSocket, cut: () => boolean): void {
    stream.on('data', (chunk: Buffer) => this.#receive(chunk));
    stream.on('end', () => {
      if (cut() && this.#tls)
        this.#finish('truncated', 'the server cut the TLS connection without close_notify');
      else this.#finish('closed', 'the server closed the connection');
    });
    stream.on('error', (error: NodeJS.ErrnoException) => {
      const reset = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      this.#finish(reset ? 'reset' : 'failed', reset ? 'the server reset the connection' : describe(error));
    });
    stream.on('close', () => this.#finish('closed', 'the connection was closed'));
  }

  #receive(chunk: Buffer): void {
    if (this.#end !== undefined) return;
    this.#received += chunk.length;
    this.transcript.server(chunk.toString('latin1'), this.#tls);
    this.replies.push(...this.parser.push(chunk));
    if (this.parser.flooded || this.#received > maximumConnectionOctets) {
      this.destroy('flooded', `the server sent ${this.#received} octets; we stopped reading`);
    }
    this.#wake();
  }

  #finish(kind: EndKind, detail: string): void {
    if (this.#end !== undefined) return;
    this.#end = { kind, detail };
    this.transcript.note(detail, this.#tls);
    this.#wake();
  }

  #wake(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const wake of waiters) wake();
  }
}

/** OpenSSL's messages carry a thread id and a file name; the reason between them is what helps. */
function describe(error: NodeJS.ErrnoException): string {
  const reason = (error as { reason?: unknown }).reason;
  return typeof reason === 'string' ? reason : error.message.trim();
}
