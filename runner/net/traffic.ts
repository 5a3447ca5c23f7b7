/** A command that awaits its reply. */
interface Pending {
  readonly verb: string;
  /** The last chunk of a message (RFC 3030 section 2). */
  readonly last: boolean;
}

/** What a session has said and handed over. */
export interface Sent {
  /** Lines sent as commands; responses of AUTH, mail data and chunks are none. */
  readonly commands: number;
  /** Messages that the server has accepted; on LMTP for one recipient at least. */
  readonly messages: number;
}

const endOfData = '\r\n.\r\n';
const endsTransaction = ['MAIL', 'RSET', 'EHLO', 'HELO', 'LHLO', 'STARTTLS'];
/** What some server may take for an end of data: a dot between octets that are no visible characters. */
const doubtfulEnd = /[^\x21-\x7e]\.[^\x21-\x7e]/;
/** A line that was begun and not ended is looked at no further. */
const longestBegun = 4_096;

/**
 * Counts the commands and the accepted messages of one connection, from its octets and the codes of its replies in the order of the wire. A message
 * counts by the replies: 354, and 2yz to what came behind it, so that one which the server cut out of another counts as well.
 */
export class Traffic implements Sent {
  commands = 0;
  messages = 0;
  #mode: 'command' | 'data' | 'chunk' = 'command';
  #chunkLeft = 0;
  #line = '';
  #dataTail = '';
  /** The data held something that a server may have taken for its end. */
  #mayHaveEnded = false;
  #pending: Pending[] = [];
  #greeted = false;
  #responding = false;
  #lmtp = false;
  #recipients = 0;
  /** Lines with DATA that were sent, wherever they stood, less those answered with 354. */
  #dataSaid = 0;
  #begun = '\n';
  /** Replies that are owed to the message. */
  #due = 0;
  #counted = false;
  /** The server may have seen an end of data where we had sent none: what it takes for commands since is not known to us. */
  #astray = false;

  sent(octets: Buffer): void {
    const text = octets.toString('latin1');
    this.#countData(text);
    this.#take(text);
  }

  replied(code: number): void {
    const wasResponding = this.#responding;
    this.#responding = code === 334;
    if (!this.#greeted || wasResponding) {
      this.#greeted = true;
      return;
    }
    if (this.#due > 0) this.#toMessage(code);
    else if (code === 354 && this.#dataSaid > 0) this.#toData();
    else this.#toCommand(code, this.#pending.shift());
  }

  #toCommand(code: number, answered: Pending | undefined): void {
    if (answered === undefined) return;
    if (answered.last && this.#recipients > 0) {
      this.#expectOutcome();
      this.#toMessage(code);
    } else if (code >= 200 && code < 300) {
      if (answered.verb === 'RCPT') this.#recipients += 1;
      if (endsTransaction.includes(answered.verb)) this.#recipients = 0;
    }
  }

  #toData(): void {
    this.#dataSaid -= 1;
    this.#mode = 'data';
    // What stands in front of the data is a line end.
    this.#dataTail = '\r\n';
    this.#mayHaveEnded = false;
    this.#line = '';
    this.#pending = [];
    this.#expectOutcome();
  }

  #expectOutcome(): void {
    this.#counted = this.#recipients === 0 && !this.#astray;
    this.#due = this.#lmtp ? Math.max(1, this.#recipients) : 1;
  }

  #toMessage(code: number): void {
    this.#due -= 1;
    const inData = this.#mode === 'data';
    this.#astray ||= this.#mayHaveEnded;
    if (code >= 200 && code < 300 && !this.#counted && (!inData || this.#astray)) {
      this.#counted = true;
      this.messages += 1;
    }
    if (inData) this.#mode = 'command';
    if (this.#due === 0) this.#recipients = 0;
  }

  #take(text: string): void {
    let rest = text;
    while (rest !== '') {
      if (this.#mode === 'data') rest = this.#takeData(rest);
      else if (this.#mode === 'chunk') rest = this.#takeChunk(rest);
      else rest = this.#takeLine(rest);
    }
  }

  #takeData(text: string): string {
    const all = this.#dataTail + text;
    const end = all.indexOf(endOfData);
    this.#mayHaveEnded ||= doubtfulEnd.test(end < 0 ? all : all.slice(0, end));
    if (end < 0) {
      this.#dataTail = all.slice(1 - endOfData.length);
      return '';
    }
    this.#mode = 'command';
    return all.slice(end + endOfData.length);
  }

  #takeChunk(text: string): string {
    const taken = Math.min(this.#chunkLeft, text.length);
    this.#chunkLeft -= taken;
    if (this.#chunkLeft === 0) this.#mode = 'command';
    return text.slice(taken);
  }

  #takeLine(text: string): string {
    const all = this.#line + text;
    const end = all.indexOf('\r\n');
    if (end < 0) {
      this.#line = all.slice(-longestBegun);
      return '';
    }
    this.#line = '';
    this.#command(all.slice(0, end));
    return all.slice(end + 2);
  }

  #command(line: string): void {
    if (this.#responding) return;
    this.commands += 1;
    const verb = /^\s*([A-Za-z]*)/.exec(line)?.[1]?.toUpperCase() ?? '';
    if (verb === 'LHLO') this.#lmtp = true;
    const chunk = /^\s*BDAT[ \t]+(\d{1,15})(?:[ \t]+(LAST))?[ \t]*$/i.exec(line);
    this.#pending.push({ verb, last: chunk?.[2] !== undefined });
    this.#chunkLeft = Number(chunk?.[1] ?? 0);
    if (this.#chunkLeft > 0) this.#mode = 'chunk';
  }

  #countData(text: string): void {
    const all = this.#begun + text;
    this.#dataSaid += all.match(/(?<=[\r\n])[ \t]*DATA(?:[ \t][^\r\n]*)?(?=[\r\n])/gi)?.length ?? 0;
    const begun = Math.max(all.lastIndexOf('\n'), all.lastIndexOf('\r'), all.length - longestBegun);
    this.#begun = all.slice(begun);
  }
}
