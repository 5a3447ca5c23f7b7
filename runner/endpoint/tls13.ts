import { createHmac, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import {
  alertName,
  type Extension,
  encodeClientHello,
  extensions,
  ServerFlightReader,
  versionCode,
} from '../protocol/tls/index.js';
import { allSignatures } from './ask.js';
import { agreed, newShares, type Share } from './key-shares.js';
import { type Line, NotSeen } from './line.js';
import { type Aead, aeads, derive, digest, expandLabel, extract, RecordCipher } from './tls13-keys.js';
import {
  type CertificateMessage,
  readCertificate,
  readExtensions,
  readTicket,
  type Ticket,
} from './tls13-messages.js';

/** What TLS 1.3 hides from a hello: the rest of the server's flight, and the tickets behind it. */
export interface Inside extends CertificateMessage {
  /** EncryptedExtensions. */
  readonly extensions: readonly Extension[];
  /** SignatureScheme of CertificateVerify. */
  readonly signature: number | undefined;
  readonly certificateRequested: boolean;
  /** The first one; undefined: none came. */
  readonly ticket: Ticket | undefined;
}

export interface InsideWish {
  readonly signatures?: readonly number[];
  readonly serverName?: string | undefined;
}

/** So long a ticket is waited for; servers send it right behind the handshake, or never. */
const ticketWaitMs = 300;

const handshakeType = {
  newSessionTicket: 4,
  encryptedExtensions: 8,
  certificate: 11,
  certificateRequest: 13,
  certificateVerify: 15,
  finished: 20,
};
const record = { alert: 21, handshake: 22, data: 23 };

/** Does a whole handshake of TLS 1.3, and reads what is inside. @throws NotSeen when it does not come about */
export function lookInside(line: Line, wish: InsideWish = {}): Promise<Inside> {
  const shares = newShares();
  const serverName = 'serverName' in wish ? wish.serverName : line.serverName;
  const hello = encodeClientHello({
    version: 'TLSv1.3',
    random: randomBytes(32),
    sessionId: randomBytes(32),
    suites: [...aeads.keys()],
    extensions: [
      ...(serverName === undefined || isIP(serverName) !== 0 ? [] : [extensions.serverName(serverName)]),
      extensions.supportedVersions([versionCode('TLSv1.3')]),
      extensions.supportedGroups(shares.map(({ group }) => group)),
      extensions.signatureAlgorithms(wish.signatures ?? allSignatures),
      extensions.keyShare(shares.map(({ group, key }) => ({ group, key }))),
      extensions.pskKeyExchangeModes(),
      extensions.statusRequest(),
      extensions.signedCertificateTimestamp(),
    ],
  });
  return line.use(async (session) => {
    const reader = new Handshake(hello.subarray(5), shares);
    const first = await session.exchangeOctets(hello, (chunk) => reader.push(chunk));
    const { failure } = reader;
    if (failure !== undefined || !reader.finished) {
      await session.abandonHandshake();
      throw new NotSeen(
        `a handshake of TLS 1.3 did not come about: ${failure ?? (first.kind === 'done' ? '' : first.detail)}`,
      );
    }
    await session.exchangeOctets(reader.finish(), (chunk) => reader.push(chunk), ticketWaitMs);
    await session.abandonHandshake(reader.closeNotify());
    return reader.inside;
  });
}

/** Reads the server's side of one handshake, record by record. */
class Handshake {
  readonly #shares: readonly Share[];
  readonly #clear = new ServerFlightReader();
  #pending = Buffer.alloc(0);
  #messages: Buffer[];
  #handshakeOctets = Buffer.alloc(0);
  #clearOctets = Buffer.alloc(0);
  #keys: { aead: Aead; secret: Buffer; clientSecret: Buffer; server: RecordCipher } | undefined;
  #application: RecordCipher | undefined;
  #farewell: RecordCipher | undefined;
  #consumed = 0;
  #found: { -readonly [K in keyof Inside]: Inside[K] } = {
    extensions: [],
    certificates: [],
    certificateStatus: undefined,
    signature: undefined,
    certificateRequested: false,
    ticket: undefined,
  };
  finished = false;
  failure: string | undefined;

  constructor(clientHello: Buffer, shares: readonly Share[]) {
    this.#messages = [clientHello];
    this.#shares = shares;
  }

  get inside(): Inside {
    return this.#found;
  }

  /** The count of octets read, once the flight (or, behind our Finished, a ticket) is complete. */
  push(chunk: Buffer): number | undefined {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    // What comes behind the server's Finished is under other keys, which `finish` makes.
    const isOurTurn = () => this.finished && this.#application === undefined;
    while (this.failure === undefined && !isOurTurn() && this.#pending.length >= 5) {
      const length = this.#pending.readUInt16BE(3);
      if (this.#pending.length < 5 + length) break;
      const header = this.#pending.subarray(0, 5);
      const body = this.#pending.subarray(5, 5 + length);
      this.#pending = this.#pending.subarray(5 + length);
      this.#consumed += 5 + length;
      this.#record(header, body);
    }
    const isDone = this.#application === undefined ? this.finished : this.#found.ticket !== undefined;
    return isDone || this.failure !== undefined ? this.#consumed : undefined;
  }

  /** Our side of the handshake: an empty Certificate where one was asked for, and Finished. */
  finish(): Buffer {
    const keys = this.#keys;
    if (keys === undefined) throw new Error('finish() before the server was done');
    const { aead, clientSecret } = keys;
    const client = new RecordCipher(aead, clientSecret);
    const untilServer = digest(aead.hash, ...this.#messages);
    const master = extract(
      aead.hash,
      derive(aead.hash, keys.secret, 'derived', digest(aead.hash)),
      Buffer.alloc(digest(aead.hash).length),
    );
    this.#application = new RecordCipher(aead, derive(aead.hash, master, 's ap traffic', untilServer));
    this.#farewell = new RecordCipher(aead, derive(aead.hash, master, 'c ap traffic', untilServer));
    const none = this.#found.certificateRequested
      ? Buffer.from([handshakeType.certificate, 0, 0, 4, 0, 0, 0, 0])
      : Buffer.alloc(0);
    const transcript = digest(aead.hash, ...this.#messages, none);
    const finishedKey = expandLabel(aead.hash, clientSecret, 'finished', Buffer.alloc(0), transcript.length);
    const verify = createHmac(aead.hash, finishedKey).update(transcript).digest();
    const message = Buffer.concat([none, Buffer.from([handshakeType.finished, 0, 0, verify.length]), verify]);
    this.#consumed = 0;
    return client.seal(record.handshake, message);
  }

  closeNotify(): Buffer {
    return this.#farewell?.seal(record.alert, Buffer.from([1, 0])) ?? Buffer.alloc(0);
  }

  #record(header: Buffer, body: Buffer): void {
    const changeCipherSpec = 20;
    if (header[0] === changeCipherSpec) return;
    if (this.#keys === undefined) {
      this.#hello(header, body);
      return;
    }
    const opened = (this.#application ?? this.#keys.server).open(header, body);
    if (opened === undefined) {
      this.failure = 'a record could not be decrypted';
      return;
    }
    if (opened.type === record.alert) this.failure = `alert ${alertName(opened.content[1] ?? 0)}`;
    if (opened.type !== record.handshake) return;
    this.#handshakeOctets = Buffer.concat([this.#handshakeOctets, opened.content]);
    for (;;) {
      if (this.#handshakeOctets.length < 4) return;
      const length = this.#handshakeOctets.readUIntBE(1, 3);
      if (this.#handshakeOctets.length < 4 + length) return;
      const message = this.#handshakeOctets.subarray(0, 4 + length);
      this.#handshakeOctets = this.#handshakeOctets.subarray(4 + length);
      this.#message(message);
    }
  }

  #hello(header: Buffer, body: Buffer): void {
    this.#clear.push(Buffer.concat([header, body]));
    this.#clearOctets = Buffer.concat([this.#clearOctets, body]);
    const { hello, alert, kind } = this.#clear.flight;
    if (alert !== undefined) this.failure = `alert ${alertName(alert.description)}`;
    else if (kind === 'not-tls') this.failure = 'an answer that is not TLS';
    if (hello === undefined || this.failure !== undefined) return;
    const aead = aeads.get(hello.suite);
    const share = this.#shares.find(({ group }) => group === hello.group);
    const theirs = hello.extensions.find(({ type }) => type === 51)?.data.subarray(4);
    if (aead === undefined || share === undefined || theirs === undefined || hello.retry) {
      this.failure = `ServerHello ${hello.version} with a suite or a group that was not offered here`;
      return;
    }
    this.#messages.push(this.#clearOctets);
    const secret = agreed(share, theirs);
    if (secret === undefined) {
      this.failure = 'the key share of the server is no point of its group';
      return;
    }
    const zeros = Buffer.alloc(digest(aead.hash).length);
    const early = extract(aead.hash, zeros, zeros);
    const handshake = extract(aead.hash, derive(aead.hash, early, 'derived', digest(aead.hash)), secret);
    const transcript = digest(aead.hash, ...this.#messages);
    const serverSecret = derive(aead.hash, handshake, 's hs traffic', transcript);
    const clientSecret = derive(aead.hash, handshake, 'c hs traffic', transcript);
    this.#keys = { aead, secret: handshake, clientSecret, server: new RecordCipher(aead, serverSecret) };
  }

  #message(message: Buffer): void {
    const body = message.subarray(4);
    if (!this.finished) this.#messages.push(message);
    switch (message[0]) {
      case handshakeType.encryptedExtensions:
        this.#found.extensions = readExtensions(body);
        break;
      case handshakeType.certificateRequest:
        this.#found.certificateRequested = true;
        break;
      case handshakeType.certificate:
        Object.assign(this.#found, readCertificate(body));
        break;
      case handshakeType.certificateVerify:
        if (body.length >= 2) this.#found.signature = body.readUInt16BE(0);
        break;
      case handshakeType.finished:
        this.finished = true;
        break;
      case handshakeType.newSessionTicket:
        this.#found.ticket ??= readTicket(body);
        break;
    }
  }
}
