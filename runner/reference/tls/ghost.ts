import type { Duplex } from 'node:stream';
import type { Credentials } from '../site.js';
import { choose } from './choice.js';
import { firstFlight } from './flight.js';
import { heartbeatAnswer } from './heartbeat.js';
import { type ClientHello, readOpening } from './hello.js';
import { type Identity, identitiesOf } from './identities.js';
import type { EndpointModel } from './model.js';
import { alert } from './octets.js';
import { sslv2Answer } from './sslv2.js';
import { TLS12 } from './suites.js';

const descriptions = {
  unexpectedMessage: 10,
  badRecordMac: 20,
  recordOverflow: 22,
  decodeError: 50,
  internalError: 80,
};
const contents = { changeCipherSpec: 20, alert: 21, heartbeat: 24 };
const LONGEST_RECORD = 16_384 + 2_048;
const SSL2 = 0x0002;

/**
 * A TLS endpoint that answers a hello as its model says, and never agrees on a key: behind ServerHelloDone it knows what not to
 * take, and has nothing to go on with. It shows clients what no library speaks any more.
 */
export class Ghost {
  #octets: Buffer = Buffer.alloc(0);
  #version = TLS12;
  #state: 'hello' | 'flight sent' | 'cipher changed' | 'over' = 'hello';
  readonly #identities: readonly Identity[];

  /** Takes the stream over, from the first octet of the hello on. */
  constructor(
    private readonly stream: Duplex,
    private readonly model: EndpointModel,
    credentials: Credentials,
  ) {
    this.#identities = identitiesOf(credentials);
    stream.on('data', (chunk: Buffer) => {
      this.#octets = Buffer.concat([this.#octets, chunk]);
      while (this.#step());
    });
    stream.on('end', () => stream.end());
    stream.resume();
  }

  /** Whether octets were used up. */
  #step(): boolean {
    if (this.#state === 'over') this.#octets = Buffer.alloc(0);
    if (this.#octets.length === 0) return false;
    return this.#state === 'hello' ? this.#takeHello() : this.#takeRecord();
  }

  #takeHello(): boolean {
    const opening = readOpening(this.#octets);
    if (opening.kind === 'partial') return false;
    if (opening.kind !== 'hello') return this.#refuse(descriptions.decodeError);
    this.#octets = this.#octets.subarray(opening.length);
    this.#answer(opening.hello);
    return true;
  }

  #answer(hello: ClientHello): void {
    const { model } = this;
    if (hello.version === SSL2 && model.sslv2 !== undefined) {
      const rsa = this.#identities.find(({ type }) => type === 'rsa');
      this.stream.write(sslv2Answer(hello, model.sslv2, rsa));
      this.#finish();
      return;
    }
    const choice = choose(hello, model, this.#identities);
    this.#version = hello.version < 0x0300 ? TLS12 : Math.min(hello.version, TLS12);
    if ('alert' in choice) {
      this.#refuse(choice.alert);
      return;
    }
    this.#version = choice.version;
    this.#state = 'flight sent';
    this.stream.write(firstFlight(hello, choice, model));
  }

  #takeRecord(): boolean {
    const octets = this.#octets;
    if (octets.length < 5) return false;
    const end = 5 + octets.readUInt16BE(3);
    if (end > 5 + LONGEST_RECORD) return this.#refuse(descriptions.recordOverflow);
    if (octets.length < end) return false;
    this.#octets = octets.subarray(end);
    const [type] = octets;
    if (type === contents.alert) this.#finish();
    else if (this.#state === 'cipher changed') this.#refuse(descriptions.badRecordMac);
    else if (type === contents.changeCipherSpec) this.#takeCipherChange();
    else if (type === contents.heartbeat) this.#takeHeartbeat(octets.subarray(5, end));
    else this.#refuse(type === 22 ? descriptions.internalError : descriptions.unexpectedMessage);
    return true;
  }

  /** With no key agreed on there is nothing to change to; who takes it decrypts what follows with an empty key. */
  #takeCipherChange(): void {
    if (this.model.earlyCcs === 'refused') this.#refuse(descriptions.unexpectedMessage);
    else this.#state = 'cipher changed';
  }

  #takeHeartbeat(message: Buffer): void {
    const { heartbeat } = this.model;
    if (heartbeat === 'off') this.#refuse(descriptions.unexpectedMessage);
    // A sound server says nothing before the handshake is done (RFC 6520 section 3).
    if (heartbeat === 'leaks') this.stream.write(heartbeatAnswer(this.#version, message));
  }

  #refuse(description: number): boolean {
    this.stream.write(alert(this.#version, description));
    this.#finish();
    return false;
  }

  #finish(): void {
    this.#state = 'over';
    this.stream.end();
  }
}
