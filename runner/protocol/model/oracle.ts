import { type Command, readCommand } from './command.js';
import { type Answered, isListed } from './reply-table.js';
import { type Forbidden, isForWeakTls, step } from './rules.js';
import { afterTls, connected, describeState, type State } from './state.js';

/** What the model says of one reply. */
export interface Ruling {
  /** What it answered. */
  readonly to: Answered;
  readonly code: number;
  /** The command was one that every server has to understand. */
  readonly wellFormed: boolean;
  /** The table has the code for this command; a bad line may be refused with any code, and a refused session be met with any. */
  readonly listed: boolean;
  /** Where the session stood, in words. */
  readonly state: string;
  /** Set when no state that the session may be in allows the reply. */
  readonly forbidden?: Forbidden;
}

const greeting: Command = { to: 'connection', argument: '', wellFormed: true };
const end: Command = { to: 'end of data', argument: '', wellFormed: true };
/** Behind these the server may read otherwise, so that nothing sent along with them can be followed. */
const changesInput: readonly Answered[] = ['DATA', 'AUTH', 'STARTTLS'];

/**
 * The model of RFC 5321 as an oracle: fed with what was sent and what was answered, it says of each reply whether some sentence
 * forbids it there. It keeps every state that the session may be in, so that where the text leaves room, it leaves room. Once it
 * cannot follow (octets that are no clean line, a verb of an extension, a reply that it forbids), it says nothing more.
 */
export class Oracle {
  #states: readonly State[];
  #waiting: Command[] = [greeting];
  #lost = false;
  #text: string | undefined;

  readonly #lmtp: boolean;

  /** @param submission  a service on which MAIL before AUTH is out of order  @param lmtp  LMTP (RFC 2033) in place of SMTP */
  constructor(submission: boolean, lmtp = false) {
    this.#lmtp = lmtp;
    this.#states = [connected(submission, lmtp)];
  }

  /** Whether it still follows the session. */
  get follows(): boolean {
    return !this.#lost;
  }

  /** The states that the session may be in; empty once it no longer follows. */
  get states(): readonly State[] {
    return this.#lost ? [] : this.#states;
  }

  /** The client wrote these octets (latin1). */
  sent(octets: string): void {
    if (this.#lost || octets === '') return;
    if (this.#text !== undefined || this.#isIn('data', 'doomed')) {
      this.#takeText(octets);
      return;
    }
    if (this.#isIn('sasl')) {
      this.#waiting.push({ to: 'AUTH', argument: '', wellFormed: true });
      return;
    }
    if (this.#waiting.some(({ to }) => changesInput.includes(to) || to === 'connection')) {
      this.#lost = true;
      return;
    }
    this.#takeLines(octets);
  }

  /** Something happened that tells nothing certain about what is answered from here on. */
  lose(): void {
    this.#lost = true;
  }

  /** TLS began, by STARTTLS. */
  secured(): void {
    this.#states = unique(this.#states.map(afterTls));
    if (this.#waiting.some(({ to }) => to !== 'connection')) this.#lost = true;
  }

  /** The server replied; undefined when the model cannot follow, or nothing had been asked. */
  replied(code: number): Ruling | undefined {
    if (this.#lost) return undefined;
    const command = this.#waiting.shift();
    // An unasked 421 is legal; what any other answers, nobody can tell, nor what a code out of range means.
    if (command === undefined || code < 200 || code > 599) {
      this.#lost = true;
      return undefined;
    }
    return this.#rule(command, code);
  }

  #rule(command: Command, code: number): Ruling {
    const before = this.#states;
    const told = before.map((state) => step(state, command, code));
    const next = told.flatMap((it) => ('next' in it ? it.next : []));
    const { to, wellFormed } = command;
    const first = before[0];
    const listed = before.some((state) => fits(state, command, code));
    const ruling = { to, code, wellFormed, listed, state: first === undefined ? '' : describeState(first) };
    if (next.length > 0) {
      this.#states = unique(next);
      return ruling;
    }
    this.#lost = true;
    const forbidden = told.flatMap((it) => ('forbidden' in it ? [it.forbidden] : []))[0];
    return forbidden === undefined ? ruling : { ...ruling, forbidden };
  }

  #isIn(...inputs: readonly State['input'][]): boolean {
    return this.#waiting.length === 0 && this.#states.some(({ input }) => inputs.includes(input));
  }

  /** Mail data is followed where it ends in the one right way and holds nothing that might be taken for an end. */
  #takeText(octets: string): void {
    this.#text = `${this.#text ?? ''}${octets}`;
    if (!/(^|\r\n)\.\r\n$/.test(this.#text)) return;
    const body = this.#text.replace(/\.\r\n$/, '');
    this.#text = undefined;
    const doubtful = /(^|[^\r])\n|\r(?!\n)|\0|(^|\r\n)\.\r\n/.test(body);
    if (doubtful) this.#lost = true;
    else this.#waiting.push(...this.#repliesToData());
  }

  /** On LMTP as many as recipients were accepted; where that is not certain, nothing is. */
  #repliesToData(): readonly Command[] {
    if (!this.#lmtp) return [end];
    const [accepted = 0, ...others] = new Set(this.#states.map((state) => state.accepted));
    if (accepted === 0 || others.length > 0) this.#lost = true;
    return Array.from({ length: accepted }, () => end);
  }

  #takeLines(octets: string): void {
    const lines = octets.split('\r\n');
    if (lines.pop() !== '') {
      this.#lost = true;
      return;
    }
    for (const [position, line] of lines.entries()) {
      const command = /[\r\n\0]/.test(line) ? undefined : readCommand(line, this.#lmtp);
      const isLast = position === lines.length - 1;
      if (command === undefined || (!isLast && changesInput.includes(command.to))) {
        this.#lost = true;
        return;
      }
      this.#waiting.push(command);
    }
  }
}

function fits(state: State, { to, wellFormed }: Command, code: number): boolean {
  const { stage, submission, lmtp } = state;
  if (stage === 'refused' || stage === 'closing' || (code === 554 && isForWeakTls(state, to))) return true;
  return isListed(to, code, submission, lmtp) || (!wellFormed && code >= 400);
}

function unique(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [JSON.stringify(state), state])).values()];
}
