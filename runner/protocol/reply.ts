/** One way in which the octets of a reply depart from RFC 5321 section 4.2; reported, never repaired. */
export type Irregularity =
  | 'bare-lf' // a line ended by LF alone
  | 'bare-cr' // a CR that no LF follows
  | 'code-malformed' // the line does not begin with three digits
  | 'code-out-of-range' // first digit not 2-5, or second not 0-5
  | 'code-changed' // lines of one reply with different codes
  | 'separator-missing' // text follows the code at once
  | 'separator-wrong' // neither SP nor hyphen after the code
  | 'line-too-long' // more than 512 octets with code and CRLF (4.5.3.1.5)
  | 'octet-above-127'
  | 'control-octet' // below 32 other than HT, or 127
  | 'no-text' // nothing after the code (and separator)
  | 'unterminated'; // the octets stopped before the end of the line, or before the last line

export interface ReplyLine {
  /** The three digits, or '' when the line has none. */
  readonly code: string;
  /** SP or hyphen; '' when the line ends after the code or has no separator. */
  readonly separator: string;
  /** Text after the separator, one character per octet (latin1), no line end. */
  readonly text: string;
  /** Octets on the wire, line end included. */
  readonly octets: number;
  readonly irregularities: readonly Irregularity[];
}

/** One complete reply (RFC 5321 section 4.2), or what came of one when `unterminated`. */
export interface Reply {
  /** The code of the last line, 0 when it has none. */
  readonly code: number;
  readonly lines: readonly ReplyLine[];
  /** Union over the lines, plus what only the whole shows. */
  readonly irregularities: ReadonlySet<Irregularity>;
  /** The octets exactly as received, latin1. */
  readonly raw: string;
}

/** Longest reply that is kept, in octets; a longer one is a flood. */
export const maximumReplyOctets = 256 * 1024;
const maximumLineOctets = 512;
const LF = 0x0a;

/**
 * Cuts a stream of octets into replies, whatever the segments. `push` returns the replies that the new octets complete;
 * `pending` is what follows the last complete one. Lines end at LF only (with or without CR), as that is what every client
 * does; anything else is an irregularity of the line.
 */
export class ReplyParser {
  #line: Buffer[] = [];
  #lines: ReplyLine[] = [];
  #raw: Buffer[] = [];
  #octets = 0;

  push(chunk: Buffer): Reply[] {
    const replies: Reply[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      this.#keep(chunk.subarray(start, end + 1));
      start = end + 1;
      const line = parseReplyLine(Buffer.concat(this.#line).toString('latin1'));
      this.#line = [];
      this.#lines.push(line);
      if (!continues(line, this.#lines)) replies.push(this.#take());
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
    return replies;
  }

  /** Octets of the unfinished reply. */
  get pendingOctets(): number {
    return this.#octets;
  }

  /** More octets than `maximumReplyOctets` without the end of a reply. */
  get flooded(): boolean {
    return this.#octets > maximumReplyOctets;
  }

  /** Takes the unfinished reply, marked `unterminated`; undefined when nothing is pending. */
  takePending(): Reply | undefined {
    if (this.#octets === 0) return undefined;
    const rest = Buffer.concat(this.#line).toString('latin1');
    if (rest !== '') this.#lines.push(parseReplyLine(rest));
    return this.#take(['unterminated']);
  }

  #keep(part: Buffer): void {
    this.#line.push(part);
    this.#raw.push(part);
    this.#octets += part.length;
  }

  #take(extra: readonly Irregularity[] = []): Reply {
    const lines = this.#lines;
    const raw = Buffer.concat(this.#raw).toString('latin1');
    this.#line = [];
    this.#lines = [];
    this.#raw = [];
    this.#octets = 0;
    const irregularities = new Set<Irregularity>([...lines.flatMap((line) => line.irregularities), ...extra]);
    if (new Set(lines.map((line) => line.code)).size > 1) irregularities.add('code-changed');
    const last = lines.at(-1)?.code ?? '';
    return { code: last === '' ? 0 : Number(last), lines, irregularities, raw };
  }
}

/** A line with no code at all continues a reply that is open; on its own it is a (broken) reply. */
function continues(line: ReplyLine, lines: readonly ReplyLine[]): boolean {
  if (line.code === '') return lines.length > 1;
  return line.separator === '-';
}

function parseReplyLine(raw: string): ReplyLine {
  const found: Irregularity[] = [];
  const body = withoutLineEnd(raw, found);
  if (raw.length > maximumLineOctets) found.push('line-too-long');
  if (/\r/.test(body)) found.push('bare-cr');
  if (/[\x80-\xff]/.test(body)) found.push('octet-above-127');
  if (/[\x00-\x08\x0a-\x0c\x0e-\x1f\x7f]/.test(body)) found.push('control-octet');

  const match = /^(\d{3})([ -]?)(.*)$/s.exec(body);
  if (match === null) {
    found.push('code-malformed');
    return { code: '', separator: '', text: body, octets: raw.length, irregularities: found };
  }
  const [, code = '', separator = '', text = ''] = match;
  if (!/^[2-5][0-5]/.test(code)) found.push('code-out-of-range');
  if (separator === '' && text !== '') {
    found.push(/^[A-Za-z0-9]/.test(text) ? 'separator-missing' : 'separator-wrong');
  }
  if (text === '') found.push('no-text');
  return { code, separator, text, octets: raw.length, irregularities: found };
}

function withoutLineEnd(raw: string, found: Irregularity[]): string {
  if (raw.endsWith('\r\n')) return raw.slice(0, -2);
  if (!raw.endsWith('\n')) return raw;
  found.push('bare-lf');
  return raw.slice(0, -1);
}
