import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Reply, ReplyParser } from '../protocol/reply.js';
import type { Channel } from '../protocol/sasl/index.js';
import { encodeCloseNotify, versionCode } from '../protocol/tls/index.js';
import type { RawPipe } from './raw-pipe.js';
import { Secrets } from './secrets.js';
import { channelOf, startTls, type TlsFacts, type TlsSettings, tlsFacts } from './tls.js';
import { type Sent, Traffic } from './traffic.js';
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
  | {
      readonly ok: false;
      readonly why: string;
      readonly timedOut: boolean;
      /** What came was a record of TLS, an alert for example. */
      readonly spokeTls: boolean;
    };

/** How an exchange of octets past SMTP ended: `read` had enough, the server ended the connection, or nothing more came in time. */
export type OctetExchange = { readonly kind: 'done' } | { readonly kind: EndKind; readonly detail: string };

/** change_cipher_spec to application_data; no text begins so. */
const firstContentType = 20;
const lastContentType = 23;

/** What a client may say that gives up a handshake. */
const closeNotify = encodeCloseNotify(versionCode('TLSv1'));

/** So much of what answers octets past SMTP is kept as evidence. */
const longestOctets = 16 * 1024;

/** Most octets that one connection may send us; what a sound server needs for a session is a few kilobytes. */
export const maximumConnectionOctets = 1024 * 1024;

/**
 * One TCP connection and, after an upgrade, the TLS inside it: replies come out in order, octets are recorded, the way it ended
 * is kept. It waits for nothing by itself except through `change()`.
 */
export class Connection {
  readonly transcript: Transcript;
  readonly replies: Reply[] = [];
  readonly parser = new ReplyParser();
  readonly localAddress: string;
  readonly #raw: Socket;
  #pipe: RawPipe | undefined;
  #stream: Socket | TLSSocket;
  #tls = false;
  #certificate: Buffer | undefined;
  #end: ConnectionEnd | undefined;
  #received = 0;
  #wroteAt: number | undefined;
  /** When the first octets came behind our last ones. */
  #heardAt: number | undefined;
  #waiters: (() => void)[] = [];
  readonly #traffic = new Traffic();
  /** Takes what comes instead of the parser, past SMTP. */
  #sink: ((chunk: Buffer) => void) | undefined;

  private constructor(socket: Socket, secrets: Secrets) {
    this.transcript = new Transcript(secrets);
    this.localAddress = socket.localAddress ?? '';
    this.#raw = socket;
    this.#stream = socket;
    this.#listen(socket, () => false);
  }

  /** @throws Error with Node's code (ECONNREFUSED, …) or code ETIMEDOUT after `timeoutMs` */
  static open(
    address: string,
    port: number,
    timeoutMs: number,
    secrets = new Secrets(),
  ): Promise<Connection> {
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
        const connection = new Connection(socket, secrets);
        connection.transcript.note(`connected to ${address} port ${port}`, false);
        resolve(connection);
      });
    });
  }

  get tls(): boolean {
    return this.#tls;
  }

  /** Commands said, and messages handed over. */
  get sent(): Sent {
    return this.#traffic;
  }

  get end(): ConnectionEnd | undefined {
    return this.#end;
  }

  /** What the TLS of this connection has to bind a login to; undefined in clear. */
  get channel(): Channel | undefined {
    return this.#stream instanceof TLSSocket && this.#tls
      ? channelOf(this.#stream, this.#certificate)
      : undefined;
  }

  /** Writes the octets in one call, so that they leave in one segment where they fit. */
  write(octets: Buffer, shown = octets.toString('latin1')): void {
    if (this.#sink === undefined) this.#traffic.sent(octets);
    this.transcript.client(shown, this.#tls);
    this.#heardAt = undefined;
    this.#wroteAt = performance.now();
    if (this.#stream.writable) this.#stream.write(octets);
  }

  /** The same, and returns when the octets have left and the loop of events has turned, so that what is written next is apart from them. */
  async writeApart(octets: Buffer): Promise<void> {
    this.#traffic.sent(octets);
    this.transcript.client(octets.toString('latin1'), this.#tls);
    this.#heardAt = undefined;
    this.#wroteAt = performance.now();
    const { writable } = this.#stream;
    if (writable) await new Promise<void>((done) => this.#stream.write(octets, () => done()));
    // Twice: between the two, what has come for others in this process is read.
    await new Promise((done) => setImmediate(() => setImmediate(done)));
  }

  /** Milliseconds from our last octets to the first that came behind them; undefined while none have. */
  get replyMs(): number | undefined {
    if (this.#wroteAt === undefined || this.#heardAt === undefined) return undefined;
    return this.#heardAt - this.#wroteAt;
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

  /** Begins TLS on this connection. Octets that came before it stay in `replies` and `parser`. @param ahead  see `Session.upgrade` */
  async startTls(settings: TlsSettings, timeoutMs: number, ahead = ''): Promise<TlsOutcome> {
    if (ahead !== '') {
      this.transcript.client(ahead, false);
      this.#traffic.sent(Buffer.from(ahead, 'latin1'));
    }
    this.#raw.removeAllListeners();
    const { socket, pipe } = startTls(this.#raw, settings, Buffer.from(ahead, 'latin1'));
    this.#pipe = pipe;
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
      const { firstOctet = 0 } = pipe;
      const spokeTls = firstOctet >= firstContentType && firstOctet <= lastContentType;
      return { ok: false, why, timedOut: this.#end?.kind === 'timed-out', spokeTls };
    }
    const certificate = socket.getPeerX509Certificate();
    this.#certificate = certificate?.raw;
    const facts = tlsFacts(socket, certificate);
    const trust = facts.trusted ? 'verified' : `not verified: ${facts.problem}`;
    this.transcript.note(`TLS began: ${facts.protocol} ${facts.cipher}, certificate ${trust}`, true);
    return { ok: true, facts };
  }

  /** See `Session.leaveTls`. What comes from here on is taken as it is. */
  async leaveTls(): Promise<void> {
    const [secured, pipe] = [this.#stream, this.#pipe];
    if (pipe === undefined || !this.#tls || this.#end !== undefined) return;
    pipe.keepsTcp = true;
    await new Promise<void>((done) => secured.end(() => done()));
    secured.removeAllListeners();
    secured.on('error', () => undefined);
    this.#raw.removeAllListeners();
    this.#stream = this.#raw;
    this.#tls = false;
    this.transcript.note('client ended TLS with close_notify', false);
    this.#listen(this.#raw, () => false);
    // A server in haste has ended the connection before anybody listened again.
    if (this.#raw.readableEnded) this.#finish('closed', 'the server closed the connection');
    if (this.#raw.destroyed) this.#finish('reset', 'the server reset the connection');
    this.#raw.resume();
  }

  /** See `Session.renegotiate`. */
  async renegotiate(waitMs: number): Promise<boolean | undefined> {
    if (!(this.#stream instanceof TLSSocket) || this.#end !== undefined) return undefined;
    let done: boolean | undefined;
    this.transcript.note('client asked for a new handshake', true);
    this.#stream.renegotiate({ rejectUnauthorized: false }, (error) => {
      done = error === null;
      this.#wake();
    });
    const deadline = performance.now() + waitMs;
    for (
      let left = waitMs;
      done === undefined && this.#end === undefined && left > 0;
      left = deadline - performance.now()
    ) {
      await this.change(left);
    }
    // A server that will not is told apart by an alert, or by the end of the connection.
    const answer = done ?? (this.#end === undefined ? undefined : false);
    const told = answer === undefined ? 'nothing came of it' : answer ? 'it was done' : 'it was refused';
    this.transcript.note(`the new handshake: ${told}`, true);
    return answer;
  }

  /** See `Session.exchangeOctets`. */
  async exchangeOctets(
    octets: Buffer,
    read: (chunk: Buffer) => number | undefined,
    waitMs: number,
  ): Promise<OctetExchange> {
    const chunks: Buffer[] = [];
    let worth: number | undefined;
    this.#sink = (chunk) => {
      chunks.push(chunk);
      worth ??= read(chunk);
    };
    this.write(octets);
    const deadline = performance.now() + waitMs;
    for (
      let left = waitMs;
      worth === undefined && this.#end === undefined && left > 0;
      left = deadline - performance.now()
    ) {
      await this.change(left);
    }
    const all = Buffer.concat(chunks);
    const kept = all.subarray(0, Math.min(worth ?? all.length, longestOctets));
    this.transcript.octets(kept.toString('latin1'));
    if (kept.length < all.length)
      this.transcript.note(`${all.length - kept.length} more octets of the handshake are not kept`, false);
    if (worth !== undefined) return { kind: 'done' };
    if (this.#end !== undefined) return { kind: this.#end.kind, detail: this.#end.detail };
    const detail = `nothing more within ${waitMs / 1000} s`;
    this.transcript.note(detail, false);
    return { kind: 'timed-out', detail };
  }

  /** See `Session.abandonHandshake`. */
  async abandonHandshake(waitMs: number, farewell: Buffer = closeNotify): Promise<void> {
    if (this.#end === undefined) {
      this.write(farewell);
      this.#raw.end();
    }
    const deadline = performance.now() + waitMs;
    for (let left = waitMs; this.#end === undefined && left > 0; left = deadline - performance.now()) {
      await this.change(left);
    }
    this.destroy('closed', 'we closed the connection');
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
    this.#heardAt ??= performance.now();
    this.#received += chunk.length;
    if (this.#sink !== undefined) {
      this.#sink(chunk);
      if (this.#received > maximumConnectionOctets)
        this.destroy('flooded', `the server sent ${this.#received} octets; we stopped reading`);
      this.#wake();
      return;
    }
    this.transcript.server(chunk.toString('latin1'), this.#tls);
    const replies = this.parser.push(chunk);
    for (const { code } of replies) this.#traffic.replied(code);
    this.replies.push(...replies);
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
