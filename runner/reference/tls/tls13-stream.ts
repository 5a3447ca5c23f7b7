import { Duplex } from 'node:stream';
import type { Credentials } from '../site.js';
import { type ClientHello, extensionTypes } from './hello.js';
import { identitiesOf } from './identities.js';
import type { EndpointModel } from './model.js';
import { join, record, vector } from './octets.js';
import { finished, Protection, type Schedule } from './schedule.js';
import { newSessionTicket, type Terms, termsWith, tls13Flight } from './tls13-flight.js';

const contents = { changeCipherSpec: 20, alert: 21, handshake: 22, application: 23 };
const alerts = { unexpectedMessage: 10, badRecordMac: 20, recordOverflow: 22, decryptError: 51 };
const LONGEST_PLAIN = 16_384;
const LONGEST_RECORD = LONGEST_PLAIN + 256;
const TLS12_RECORD = 0x0303;

/** TLS 1.3 of our own, with the one suite that every client must have; clear text in, clear text out. */
export class Tls13Stream extends Duplex {
  #octets: Buffer = Buffer.alloc(0);
  #messages: Buffer;
  readonly #schedule: Schedule;
  #in: Protection;
  #out: Protection;
  #pending: Buffer = Buffer.alloc(0);
  #isReady = false;
  #ended = false;

  /** Takes the transport over, from the first octet of the hello on; false where the client has other wishes than we can serve. */
  static serve(
    transport: Duplex,
    { hello, length }: { readonly hello: ClientHello; readonly length: number },
    model: EndpointModel,
    credentials: Credentials,
    ready: (stream: Duplex) => void,
  ): boolean {
    const terms = termsWith(hello, identitiesOf(credentials));
    if (terms !== undefined) new Tls13Stream(transport, hello, length, terms, model, ready);
    return terms !== undefined;
  }

  /** @param toSkip  octets of the hello, which are still to come. @param ready  runs when the handshake is done */
  private constructor(
    private readonly transport: Duplex,
    private readonly hello: ClientHello,
    private toSkip: number,
    terms: Terms,
    private readonly model: EndpointModel,
    private readonly ready: (stream: Duplex) => void,
  ) {
    super({ allowHalfOpen: true });
    const { clear, sealed, schedule, messages } = tls13Flight(hello, terms, model);
    this.#schedule = schedule;
    this.#messages = messages;
    this.#in = new Protection(schedule.clientHandshake);
    this.#out = new Protection(schedule.serverHandshake);
    // Compatibility mode (RFC 8446 appendix D.4).
    const change =
      hello.sessionId.length > 0 ? record(contents.changeCipherSpec, TLS12_RECORD, [1]) : Buffer.alloc(0);
    transport.write(
      join(record(contents.handshake, TLS12_RECORD, clear), change, this.#seal(contents.handshake, sealed)),
    );
    this.#out = new Protection(schedule.application(messages).server);
    transport.on('data', (chunk: Buffer) => this.#take(chunk));
    transport.on('end', () => this.#finish());
    transport.on('close', () => this.destroy());
    transport.resume();
  }

  override _read(): void {
    this.transport.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.transport.write(this.#seal(contents.application, chunk), () => done());
  }

  override _final(done: () => void): void {
    this.transport.write(this.#seal(contents.alert, Buffer.from([1, 0])));
    this.transport.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.transport.destroy();
    done(error);
  }

  #seal(type: number, octets: Buffer): Buffer {
    const count = Math.ceil(octets.length / LONGEST_PLAIN);
    const pieces = Array.from({ length: count }, (_, index) =>
      octets.subarray(index * LONGEST_PLAIN, (index + 1) * LONGEST_PLAIN),
    );
    return join(...pieces.map((piece) => this.#out.seal(type, piece)));
  }

  #take(chunk: Buffer): void {
    if (this.#ended) return;
    const skipped = Math.min(this.toSkip, chunk.length);
    this.toSkip -= skipped;
    this.#octets = join(this.#octets, chunk.subarray(skipped));
    while (!this.#ended && this.#octets.length >= 5) {
      const end = 5 + this.#octets.readUInt16BE(3);
      if (end > 5 + LONGEST_RECORD) this.#fail(alerts.recordOverflow);
      if (this.#octets.length < end) return;
      const one = this.#octets.subarray(0, end);
      this.#octets = this.#octets.subarray(end);
      this.#takeRecord(one);
    }
  }

  #takeRecord(one: Buffer): void {
    const [type] = one;
    if (type === contents.changeCipherSpec && !this.#isReady) return;
    // A client that cannot go on says so in the clear.
    if (type === contents.alert && !this.#isReady) {
      this.destroy();
      return;
    }
    const opened = type === contents.application ? this.#in.open(one) : undefined;
    if (opened === undefined) {
      // Early data of a session that we do not know is passed over (RFC 8446 section 4.2.10).
      const isEarly = type === contents.application && this.hello.extensions.has(extensionTypes.earlyData);
      if (!isEarly || this.#isReady) this.#fail(alerts.badRecordMac);
      return;
    }
    const { content } = opened;
    if (opened.type === contents.alert) this.#finish();
    else if (opened.type === contents.handshake && !this.#isReady) this.#takeFinished(content);
    else if (opened.type !== contents.application || !this.#isReady) this.#fail(alerts.unexpectedMessage);
    else if (content.length > 0 && !this.push(content)) this.transport.pause();
  }

  #takeFinished(content: Buffer): void {
    this.#pending = join(this.#pending, content);
    const expected = join([20], vector(3, finished(this.#schedule.clientHandshake, this.#messages)));
    if (this.#pending.length < expected.length) return;
    if (!this.#pending.equals(expected)) {
      this.#fail(alerts.decryptError);
      return;
    }
    this.#in = new Protection(this.#schedule.application(this.#messages).client);
    this.#isReady = true;
    this.transport.write(this.#seal(contents.handshake, newSessionTicket(this.model.earlyData)));
    this.ready(this);
  }

  /** The client has said its last. */
  #finish(): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#isReady) this.push(null);
    else this.destroy();
  }

  #fail(description: number): void {
    if (this.#ended) return;
    this.transport.write(this.#seal(contents.alert, Buffer.from([2, description])));
    this.transport.end();
    this.#finish();
  }
}
