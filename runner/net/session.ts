import { type EhloReply, parseEhlo } from '../protocol/ehlo.js';
import { nothingDue } from '../protocol/model/index.js';
import type { Reply } from '../protocol/reply.js';
import type { Channel, SaslClient } from '../protocol/sasl/index.js';
import { Answer } from './answer.js';
import { Connection, type OctetExchange, type TlsOutcome } from './connection.js';
import { closeGraceMs } from './deadlines.js';
import { type Exchange, longestAsked } from './exchange.js';
import { exchange, type LoginOutcome } from './login.js';
import type { SessionSettings } from './settings.js';
import type { TlsFacts } from './tls.js';
import type { Sent } from './traffic.js';
import type { TranscriptEntry } from './transcript.js';

/**
 * One SMTP session. Every method that waits returns an `Answer`, never throws for what the server does, and never judges it.
 */
export class Session {
  readonly localAddress: string;
  readonly #connection: Connection;
  readonly #settings: SessionSettings;
  readonly #clock: NodeJS.Timeout;
  readonly #exchanges: Exchange[] = [];
  #ehlo: EhloReply | undefined;
  #tlsFacts: TlsFacts | undefined;
  #beforeTls = '';
  #authenticating = false;
  #roundTrips = 0;
  /** Nobody has waited yet for what the server owes us for our last octets, or for its greeting. */
  #owed = true;
  #saw421 = false;
  #saw221 = false;
  #quit = false;
  #waiting = 0;
  /** A reply was given up or overtaken by QUIT: what comes now may be late, and is never held to be unasked. */
  #mayBeLate = false;
  #mayBeReset = false;
  /** A QUIT of ours that the scenario sent has been answered: another one would only meet a server that is closing. */
  #tookLeave = false;
  #asked = '';

  private constructor(connection: Connection, settings: SessionSettings) {
    this.#connection = connection;
    this.#settings = settings;
    this.localAddress = connection.localAddress;
    const { sessionMs } = settings.deadlines;
    this.#clock = setTimeout(() => {
      connection.destroy('timed-out', `the session was given up after ${Math.round(sessionMs / 1000)} s`);
    }, sessionMs);
  }

  /** Connects, and does the handshake where TLS comes first. @throws Error with a Node code when no connection came about */
  static async connect(
    settings: SessionSettings,
  ): Promise<{ session: Session; tls: TlsOutcome | undefined }> {
    const { address, port, deadlines } = settings;
    const connection = await Connection.open(address, port, deadlines.connectMs, settings.secrets);
    const session = new Session(connection, settings);
    const tls = settings.implicitTls ? await session.#handshake() : undefined;
    return { session, tls };
  }

  /** The reply that opens the session. */
  greeting(): Promise<Answer> {
    return this.reply('greeting', this.#settings.deadlines.greetingMs);
  }

  /** Sends one line, CRLF added, in one segment, and takes the next reply. @param line  latin1 text without line end */
  command(line: string): Promise<Answer> {
    this.send(`${line}\r\n`);
    const verb = /^\S*/.exec(line)?.[0]?.toUpperCase();
    return this.reply(verb === '' ? undefined : verb);
  }

  /** Writes exactly these octets, in one segment where they fit. Replies that nobody had asked for until now are set apart. */
  send(octets: string | Buffer): void {
    this.#setApartUnasked();
    this.#owed = true;
    const buffer = typeof octets === 'string' ? Buffer.from(octets, 'latin1') : octets;
    const shown = this.#shown(buffer.toString('latin1'));
    this.#asked = shown.slice(0, longestAsked);
    this.#connection.write(buffer, shown);
  }

  /**
   * Writes the parts one after the other, each in a segment of its own and in TLS in a record of its own. A network or a server in
   * no hurry may still read several segments as one; records stay apart. For mail data: nothing of a login is masked here.
   */
  async sendApart(parts: readonly string[]): Promise<void> {
    this.#setApartUnasked();
    this.#owed = true;
    this.#asked = parts.join('').slice(0, longestAsked);
    for (const part of parts) await this.#connection.writeApart(Buffer.from(part, 'latin1'));
  }

  /** The next reply. @param to  what it answers, see `Exchange`; leave out when that is not one command */
  async reply(to?: string, waitMs = this.#settings.deadlines.commandMs): Promise<Answer> {
    const deadline = performance.now() + waitMs;
    if (this.#connection.replies.length === 0 && this.#connection.end === undefined) this.#countRoundTrip();
    for (;;) {
      const reply = this.#connection.replies.shift();
      if (reply !== undefined) return this.#answer(reply, to);
      const { end } = this.#connection;
      if (end !== undefined) return Answer.none(end.kind, end.detail, this.#takePartial(to));
      const left = deadline - performance.now();
      if (left <= 0) {
        const detail = `no reply within ${Math.round(waitMs / 1000)} s`;
        this.#connection.transcript.note(detail, this.tls);
        this.#mayBeLate = true;
        return Answer.none('timed-out', detail);
      }
      this.#waiting += 1;
      await this.#connection.change(left);
      this.#waiting -= 1;
    }
  }

  /** EHLO, or LHLO on LMTP; remembers the extensions when it is answered 250. */
  async ehlo(name: string): Promise<Answer> {
    const answer = await this.command(`${this.#settings.lmtp ? 'LHLO' : 'EHLO'} ${name}`);
    if (answer.is(250) && answer.reply) this.#ehlo = parseEhlo(answer.reply);
    return answer;
  }

  /**
   * Sends mail data after a 354: octets exactly as given, then CRLF . CRLF, and takes the reply.
   * @param octets  must end with CRLF and be dot-stuffed by the caller
   */
  endData(octets: string): Promise<Answer> {
    this.send(`${octets}.\r\n`);
    return this.reply('end of data', this.#settings.deadlines.dataMs);
  }

  /** STARTTLS and, if that draws 220, the handshake; `go` is the reply to STARTTLS. */
  async startTls(): Promise<{ go: Answer; tls: TlsOutcome | undefined }> {
    const go = await this.command('STARTTLS');
    return { go, tls: go.is(220) ? await this.upgrade() : undefined };
  }

  /**
   * The handshake alone. What the server had sent in clear after its 220 is kept in `beforeTls`; EHLO is forgotten.
   * @param ahead  octets in clear, in one segment with the ClientHello behind them; none of any client's
   */
  async upgrade(ahead = ''): Promise<TlsOutcome> {
    // What is unread may answer octets that stood behind STARTTLS, so it is not held to be unasked.
    const unread = this.#connection.replies.splice(0);
    for (const reply of unread) this.#record(reply, undefined, false);
    const pending = this.#connection.parser.takePending();
    this.#beforeTls = [...unread, pending].map((reply) => reply?.raw ?? '').join('');
    this.#ehlo = undefined;
    return this.#handshake(ahead);
  }

  /** Ends TLS with close_notify and keeps the TCP connection, on which `exchangeOctets` may then go on in clear. */
  leaveTls(): Promise<void> {
    return this.#connection.leaveTls();
  }

  /** Asks for a new handshake on a connection with TLS 1.2 or older; whether the server did it, undefined when it said nothing. */
  renegotiate(waitMs = this.#settings.deadlines.connectMs): Promise<boolean | undefined> {
    this.#roundTrips += 1;
    return this.#connection.renegotiate(waitMs);
  }

  /**
   * Past SMTP: writes octets in clear where a TLS handshake would begin, and hands what comes to `read` until that says how many of
   * all the octets so far are worth keeping as evidence. No reply is read from this session any more.
   * @param read  gets each chunk; a number ends the exchange
   */
  exchangeOctets(
    octets: Buffer,
    read: (chunk: Buffer) => number | undefined,
    waitMs = this.#settings.deadlines.connectMs,
  ): Promise<OctetExchange> {
    this.#roundTrips += 1;
    return this.#connection.exchangeOctets(octets, read, waitMs);
  }

  /** Adds words of ours to the transcript. */
  remark(words: string): void {
    this.#connection.transcript.note(words, this.tls);
  }

  /**
   * Gives up a handshake, and waits for the server's close, so that no more are open there than we count. @param farewell  a record that says so
   */
  async abandonHandshake(farewell?: Buffer): Promise<void> {
    clearTimeout(this.#clock);
    this.#quit = true;
    this.#roundTrips += 1;
    await this.#connection.abandonHandshake(closeGraceMs, farewell);
  }

  /** AUTH with this client (RFC 4954); every octet of its responses is masked. */
  login(client: SaslClient): Promise<LoginOutcome> {
    return exchange(this, client);
  }

  /** From now on these words, which a login has sent, are masked wherever they would be shown. */
  conceal(words: readonly string[]): void {
    this.#connection.transcript.secrets.addSent(words);
  }

  /** The text without them: what quotes a reply may quote an echo. */
  mask(text: string): string {
    return this.#connection.transcript.secrets.mask(text);
  }

  /** Waits for the server to close, without sending anything. */
  async end(waitMs: number): Promise<Answer> {
    const deadline = performance.now() + waitMs;
    while (this.#connection.end === undefined) {
      const left = deadline - performance.now();
      if (left <= 0)
        return Answer.none('timed-out', `the connection was still open after ${Math.round(waitMs / 1000)} s`);
      await this.#connection.change(left);
    }
    return Answer.none(this.#connection.end.kind, this.#connection.end.detail);
  }

  /** QUIT, its reply, and the close; the polite end of every session, and a no-op on one that has ended. */
  async quit(waitMs = this.#settings.deadlines.commandMs): Promise<Answer> {
    if (this.#quit || this.#connection.end !== undefined) return this.close();
    this.#quit = true;
    if (this.#tookLeave) {
      await this.end(closeGraceMs);
      return this.close();
    }
    if (this.#waiting > 0) this.#mayBeLate = true;
    this.send('QUIT\r\n');
    const answer = await this.reply('QUIT', waitMs);
    if (answer.kind === 'reply') await this.end(closeGraceMs);
    await this.close();
    return answer;
  }

  /**
   * QUIT, and every reply up to its 221, those already received included: their count tells how many commands the server has
   * seen. A server that ends otherwise gives what came until then.
   * @param ahead  octets in one segment with QUIT, in front of it
   */
  async remaining(ahead = ''): Promise<Answer[]> {
    this.#quit = this.#owed = true;
    this.#connection.write(Buffer.from(`${ahead}QUIT\r\n`, 'latin1'));
    const answers: Answer[] = [];
    while (!answers.at(-1)?.is(221)) {
      const answer = await this.reply();
      if (answer.kind !== 'reply') return answers;
      answers.push(answer);
    }
    await this.end(closeGraceMs);
    return answers;
  }

  /** Lets go of the connection. What is still unread counts as unasked. */
  async close(): Promise<Answer> {
    clearTimeout(this.#clock);
    this.#setApartUnasked();
    this.#takePartial(undefined);
    const { end } = this.#connection;
    this.#connection.destroy('closed', 'we closed the connection');
    return Answer.none(end?.kind ?? 'closed', end?.detail ?? 'we closed the connection');
  }

  /** Waits until the server has sent something or ended, at most `waitMs`: the last resort, a fence is better. */
  async silence(waitMs: number): Promise<boolean> {
    const deadline = performance.now() + waitMs;
    for (let left = waitMs; left > 0; left = deadline - performance.now()) {
      const { replies, parser, end } = this.#connection;
      if (replies.length > 0 || parser.pendingOctets > 0 || end !== undefined) return false;
      await this.#connection.change(left);
    }
    return true;
  }

  get tls(): boolean {
    return this.#connection.tls;
  }

  /** What the TLS of this session has to bind a login to; undefined in clear. */
  get channel(): Channel | undefined {
    return this.#connection.channel;
  }

  get tlsFacts(): TlsFacts | undefined {
    return this.#tlsFacts;
  }

  /** Those of the last EHLO in force; undefined before it and after a TLS upgrade. */
  get extensions(): EhloReply | undefined {
    return this.#ehlo;
  }

  offers(keyword: string): boolean {
    return this.#ehlo?.lines.some((line) => line.keyword === keyword) ?? false;
  }

  /** Octets in clear between the server's 220 and the handshake, latin1. */
  get beforeTls(): string {
    return this.#beforeTls;
  }

  get open(): boolean {
    return this.#connection.end === undefined;
  }

  /** We send octets that no server has to bear: a reset is an answer, and no reply is unasked, or ruled by the model, from here on. */
  allowReset(): void {
    if (!this.#mayBeReset) this.remark(nothingDue);
    this.#mayBeReset = true;
  }

  /** Ended by a reset, which an audit does not take for an answer; after 221 it is only a hasty way to close. */
  get wasReset(): boolean {
    return this.#connection.end?.kind === 'reset' && !this.#saw221 && !this.#mayBeReset;
  }

  get saw421(): boolean {
    return this.#saw421;
  }

  /** How often we had to wait for the server; replies to octets that were sent together are one wait, however they come. */
  get roundTrips(): number {
    return this.#roundTrips;
  }

  get sent(): Sent {
    return this.#connection.sent;
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  get transcript(): readonly TranscriptEntry[] {
    return this.#connection.transcript.entries;
  }

  #countRoundTrip(): void {
    if (this.#owed) this.#roundTrips += 1;
    this.#owed = false;
  }

  async #handshake(ahead = ''): Promise<TlsOutcome> {
    this.#roundTrips += 1;
    this.#owed = true;
    const { tls, deadlines } = this.#settings;
    const outcome = await this.#connection.startTls(tls, deadlines.connectMs, ahead);
    if (outcome.ok) this.#tlsFacts = outcome.facts;
    return outcome;
  }

  #answer(reply: Reply, to: string | undefined): Answer {
    this.#record(reply, to, false);
    this.#authenticating = this.#authenticating && reply.code === 334;
    return Answer.of(reply, this.#connection.replyMs);
  }

  #record(reply: Reply, to: string | undefined, unasked: boolean): void {
    if (reply.code === 421) this.#saw421 = true;
    const enhancedOffered = this.offers('ENHANCEDSTATUSCODES');
    const doubtful = this.#mayBeLate || this.#mayBeReset;
    if (to === 'QUIT' && reply.code === 221) this.#tookLeave = true;
    this.#exchanges.push({
      to: doubtful ? undefined : to,
      reply,
      unasked: unasked && !doubtful,
      cut: this.#connection.end?.kind === 'flooded' && reply.irregularities.has('unterminated'),
      afterQuit: this.#saw221,
      enhancedOffered,
      asked: this.#asked,
    });
    if (reply.code === 221) this.#saw221 = true;
  }

  #setApartUnasked(): void {
    for (const reply of this.#connection.replies.splice(0)) this.#record(reply, undefined, true);
  }

  #takePartial(to: string | undefined): Reply | undefined {
    const partial = this.#connection.parser.takePending();
    const { end } = this.#connection;
    // A reply that we cut off ourselves says nothing about the server.
    const cutByServer = end !== undefined && end.kind !== 'timed-out';
    if (partial !== undefined && cutByServer) this.#record(partial, to, to === undefined);
    return partial;
  }

  /** What the transcript shows of our octets: responses of an AUTH exchange are masked, whoever built them. */
  #shown(text: string): string {
    if (this.#authenticating) return text === '*\r\n' ? text : '***\r\n';
    if (/^AUTH[ \t]/i.test(text)) this.#authenticating = true;
    return text.replace(/^(AUTH[ \t]+[^ \t\r\n]+[ \t]+)[^\r\n]+/gim, '$1***');
  }
}
