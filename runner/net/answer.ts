import { parseEnhancedStatus } from '../protocol/enhanced-status.js';
import { escapeOctets } from '../protocol/octets.js';
import type { Reply } from '../protocol/reply.js';

/** How waiting for a reply ended. */
export type AnswerKind = 'reply' | 'closed' | 'reset' | 'truncated' | 'timed-out' | 'flooded' | 'failed';

const longestQuote = 160;

/** What the server did when something was expected of it: a reply, or one of the ways to give none. */
export class Answer {
  readonly kind: AnswerKind;
  readonly reply: Reply | undefined;
  /** Reply code; 0 when there was no reply, or none with a code. */
  readonly code: number;
  /**
   * Milliseconds, with fractions, from our last octets to the first that came behind them, so that it means something where one reply is owed.
   * Undefined without a reply, and where nothing was sent or nothing has come since.
   */
  readonly ms: number | undefined;
  readonly #detail: string;

  private constructor(kind: AnswerKind, reply: Reply | undefined, detail: string, ms?: number) {
    this.kind = kind;
    this.reply = reply;
    this.ms = ms;
    this.code = kind === 'reply' ? (reply?.code ?? 0) : 0;
    this.#detail = detail;
  }

  static of(reply: Reply, ms?: number): Answer {
    return new Answer('reply', reply, '', ms);
  }

  /** @param detail  what happened, in words that follow "drew" */
  static none(kind: Exclude<AnswerKind, 'reply'>, detail: string, partial?: Reply): Answer {
    return new Answer(kind, partial, detail);
  }

  /** Whether the code is one of these; a single digit stands for its class. False for anything but a reply. */
  is(...codes: readonly number[]): boolean {
    if (this.kind !== 'reply') return false;
    return codes.some((code) => (code < 10 ? Math.floor(this.code / 100) === code : this.code === code));
  }

  /** Texts of the lines, joined by LF; '' without a reply. */
  get text(): string {
    return this.reply?.lines.map((line) => line.text).join('\n') ?? '';
  }

  get enhanced(): ReturnType<typeof parseEnhancedStatus> {
    return parseEnhancedStatus(this.reply?.lines[0]?.text ?? '');
  }

  /** The last line in quotable, terminal-safe form, or what came instead. */
  toString(): string {
    if (this.kind !== 'reply') return this.#detail;
    const lines = this.reply?.lines ?? [];
    const last = lines.at(-1);
    const quoted = escapeOctets(`${last?.code ?? ''}${last?.separator ?? ''}${last?.text ?? ''}`);
    return quoted.length > longestQuote ? `${quoted.slice(0, longestQuote)}…` : quoted;
  }
}
