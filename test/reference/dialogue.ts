import { connect as connectTcp, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';

type Address = { host: string; port: number };

/** A raw client of the tests' own: it sends octets as given and cuts what comes into replies. */
export class Dialogue {
  #text = '';
  #wake: (() => void)[] = [];
  /** Every octet that came, as latin1. */
  raw = '';
  ended = false;

  constructor(public socket: Socket | TLSSocket) {
    this.#attach();
  }

  static async open(address: Address): Promise<Dialogue> {
    const socket = connectTcp({ ...address, noDelay: true });
    const dialogue = new Dialogue(socket);
    // A reset may come before the client has seen its connection made.
    await new Promise((done) => socket.once('connect', done).once('close', done));
    return dialogue;
  }

  static async openTls(address: Address, ca: string, options: ConnectionOptions = {}): Promise<Dialogue> {
    const socket = connectTls({ ...address, ca, servername: 'localhost', ...options });
    const dialogue = new Dialogue(socket);
    await new Promise((done, fail) => socket.once('secureConnect', done).once('error', fail));
    return dialogue;
  }

  /** Reads of the client that one EHLO dialogue takes. */
  static async countReads(address: Address): Promise<number> {
    const dialogue = await Dialogue.open(address);
    let reads = 0;
    dialogue.socket.on('data', () => {
      reads += 1;
    });
    await dialogue.reply();
    await dialogue.command('EHLO client.test');
    dialogue.close();
    return reads;
  }

  /** Alert records that the server sends behind the reply to QUIT, TLS 1.2 (where their type shows). */
  static async countCloseNotify(address: Address, ca: string): Promise<number> {
    const { tap, seen } = tapped(address);
    const dialogue = new Dialogue(
      connectTls({ socket: tap, ca, servername: 'localhost', maxVersion: 'TLSv1.2' }),
    );
    await dialogue.reply();
    await dialogue.command('QUIT');
    await dialogue.rest();
    return recordTypes(Buffer.concat(seen)).filter((type) => type === 21).length;
  }

  /** Whether a TLS 1.2 handshake asks the client for a certificate. */
  static async requestsCertificate(address: Address): Promise<boolean> {
    const { tap, seen } = tapped(address);
    const secured = connectTls({ socket: tap, rejectUnauthorized: false, maxVersion: 'TLSv1.2' });
    await new Promise((done) => secured.once('secureConnect', done));
    secured.destroy();
    return handshakeTypes(Buffer.concat(seen)).includes(13);
  }

  send(octets: string): void {
    this.socket.write(Buffer.from(octets, 'latin1'));
  }

  /** The next reply, all of its lines, without the last CRLF; undefined at the end of the connection. */
  async reply(): Promise<string | undefined> {
    for (;;) {
      const match = /^(?:\d{3}-[^\r\n]*\r\n)*\d{3}(?: [^\r\n]*)?\r\n/.exec(this.#text);
      if (match !== null) {
        this.#text = this.#text.slice(match[0].length);
        return match[0].slice(0, -2);
      }
      if (this.ended) return undefined;
      await new Promise<void>((wake) => this.#wake.push(wake));
    }
  }

  /** Code of the next reply, or 'end'. */
  async code(): Promise<string> {
    return (await this.reply())?.slice(0, 3) ?? 'end';
  }

  async command(line: string): Promise<string> {
    this.send(`${line}\r\n`);
    return (await this.reply()) ?? 'end';
  }

  /** Everything up to the end of the connection that no reply() took. */
  async rest(): Promise<string> {
    while (!this.ended) await new Promise<void>((wake) => this.#wake.push(wake));
    return this.#text;
  }

  /** Waits until `condition` holds for the octets that no reply() took. */
  async until(condition: (text: string) => boolean): Promise<string> {
    while (!this.ended && !condition(this.#text)) await new Promise<void>((wake) => this.#wake.push(wake));
    return this.#text;
  }

  async upgrade(ca: string): Promise<void> {
    this.socket.removeAllListeners('data');
    const secured = connectTls({ socket: this.socket as Socket, ca, servername: 'localhost' });
    this.socket = secured;
    this.#text = '';
    this.#attach();
    await new Promise((done, fail) => secured.once('secureConnect', done).once('error', fail));
  }

  close(): void {
    this.socket.destroy();
  }

  #attach(): void {
    this.socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1');
      this.raw += chunk.toString('latin1');
      this.#signal();
    });
    const finish = () => {
      this.ended = true;
      this.#signal();
    };
    this.socket.on('end', finish).on('close', finish).on('error', finish);
  }

  #signal(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

/** A connection whose incoming octets are seen below TLS as well. */
function tapped(address: Address): { tap: Duplex; seen: Buffer[] } {
  const socket = connectTcp(address);
  const seen: Buffer[] = [];
  const tap = new Duplex({
    read: () => {},
    write: (chunk: Buffer, _encoding, done) => socket.write(chunk, () => done()),
    final: (done) => socket.end(() => done()),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    seen.push(chunk);
    tap.push(chunk);
  });
  socket.on('end', () => tap.push(null)).on('error', () => tap.push(null));
  return { tap, seen };
}

/** Content types of the TLS records in `octets`. */
function recordTypes(octets: Buffer): number[] {
  const types: number[] = [];
  for (let at = 0; at + 5 <= octets.length; at += 5 + octets.readUInt16BE(at + 3))
    types.push(octets[at] ?? 0);
  return types;
}

/** Types of the handshake messages in the clear records (RFC 5246 section 7.4). */
function handshakeTypes(octets: Buffer): number[] {
  const parts: Buffer[] = [];
  for (let at = 0; at + 5 <= octets.length && octets[at] === 22; at += 5 + octets.readUInt16BE(at + 3)) {
    parts.push(octets.subarray(at + 5, at + 5 + octets.readUInt16BE(at + 3)));
  }
  const messages = Buffer.concat(parts);
  const types: number[] = [];
  for (let at = 0; at + 4 <= messages.length; at += 4 + messages.readUIntBE(at + 1, 3))
    types.push(messages[at] ?? 0);
  return types;
}
