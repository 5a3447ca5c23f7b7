import type { Socket } from 'node:net';
import { type Arrival, mostKept } from './arrival.js';

/** Octets of a line, and of a message: whoever sends more is cut off. */
const longestLine = 8_192;
const largestMessage = 2 * 1024 * 1024;
/** A session may say nothing for so long (RFC 5321 section 4.5.3.2.7). */
const idleMs = 300_000;
/** Replies that are errors, in one session. */
const mostErrors = 50;

const CRLF = '\r\n';
/** Only this ends the data: what a server passes on unnormalised has to be seen as it came. */
const endOfData = '\r\n.\r\n';

/** Takes every message of one connection for anybody, and passes none on. */
export class Receiver {
  #input = '';
  #inData = false;
  #helo = '';
  #from: string | undefined;
  #to: string[] = [];
  #errors = 0;

  constructor(
    readonly socket: Socket,
    readonly name: string,
    readonly arrived: (arrival: Arrival) => void,
  ) {
    socket.setEncoding('latin1');
    socket.setTimeout(idleMs, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('data', (octets: string) => this.#take(octets));
    this.#say(`220 ${name} ESMTP canary: takes any mail, passes none on`);
  }

  #take(octets: string): void {
    this.#input += octets;
    while (!this.socket.destroyed && !this.socket.writableEnded) {
      const taken = this.#inData ? this.#takeMessage() : this.#takeLine();
      if (!taken) return;
    }
  }

  #takeMessage(): boolean {
    // The dot may be the first line: the CR LF of DATA stands before it.
    const end = `${CRLF}${this.#input}`.indexOf(endOfData);
    if (end < 0) {
      if (this.#input.length > largestMessage) this.socket.destroy();
      return false;
    }
    const data = this.#input.slice(0, end);
    this.#input = this.#input.slice(end + endOfData.length - CRLF.length);
    this.#inData = false;
    this.arrived({
      peer: this.socket.remoteAddress ?? '',
      helo: this.#helo,
      from: this.#from ?? '',
      to: this.#to,
      octets: data.length,
      data: data.slice(0, mostKept),
    });
    this.#clear();
    this.#say('250 2.0.0 seen');
    return true;
  }

  #takeLine(): boolean {
    const end = this.#input.indexOf(CRLF);
    if (end < 0) {
      if (this.#input.length > longestLine) this.socket.destroy();
      return false;
    }
    const line = this.#input.slice(0, end);
    this.#input = this.#input.slice(end + CRLF.length);
    this.#answer(line);
    return true;
  }

  #answer(line: string): void {
    const [, verb = '', rest = ''] = /^(\S*) *(.*)$/s.exec(line) ?? [];
    if (verb.toUpperCase() === 'QUIT') this.socket.end(`221 2.0.0 bye${CRLF}`, 'latin1');
    else this.#say(...this.#replyTo(verb.toUpperCase(), rest));
    if (this.#errors > mostErrors) this.socket.end(`421 4.7.0 too many errors${CRLF}`, 'latin1');
  }

  #replyTo(verb: string, rest: string): readonly string[] {
    switch (verb) {
      case 'EHLO':
        this.#greet(rest);
        return [`250-${this.name}`, '250-8BITMIME', '250-SMTPUTF8', '250 SIZE 1048576'];
      case 'HELO':
        this.#greet(rest);
        return [`250 ${this.name}`];
      case 'MAIL':
        return this.#mail(rest);
      case 'RCPT':
        return this.#rcpt(rest);
      case 'DATA':
        if (this.#to.length === 0) return this.#refusal('503 5.5.1 RCPT first');
        this.#inData = true;
        return ['354 go on'];
      case 'RSET':
        this.#clear();
        return ['250 2.0.0 OK'];
      case 'NOOP':
        return ['250 2.0.0 OK'];
      default:
        return this.#refusal('502 5.5.1 not here');
    }
  }

  #mail(rest: string): readonly string[] {
    const path = /^FROM:\s*<(.*?)>/i.exec(rest)?.[1];
    if (path === undefined) return this.#refusal('501 5.5.4 MAIL FROM:<path>');
    if (this.#from !== undefined) return this.#refusal('503 5.5.1 one at a time');
    this.#from = path;
    return ['250 2.1.0 OK'];
  }

  #rcpt(rest: string): readonly string[] {
    const path = /^TO:\s*<(.*)>/i.exec(rest)?.[1];
    if (path === undefined) return this.#refusal('501 5.5.4 RCPT TO:<path>');
    if (this.#from === undefined) return this.#refusal('503 5.5.1 MAIL first');
    if (this.#to.length >= 100) return ['452 4.5.3 too many'];
    this.#to.push(path);
    return ['250 2.1.5 OK'];
  }

  #greet(name: string): void {
    this.#helo = name;
    this.#clear();
  }

  #clear(): void {
    this.#from = undefined;
    this.#to = [];
  }

  #refusal(reply: string): readonly string[] {
    this.#errors += 1;
    return [reply];
  }

  #say(...lines: readonly string[]): void {
    this.socket.write(lines.map((line) => `${line}${CRLF}`).join(''), 'latin1');
  }
}
