/** A line in the input: its octets end at `end`, the next one begins at `next`. */
export interface LineEnd {
  readonly end: number;
  readonly next: number;
}

/** Where mail data ends: `content` is the offset of the line end that precedes the dot, `next` what follows. */
export interface DataEnd {
  readonly content: number;
  readonly next: number;
}

const CRLF = Buffer.from('\r\n');

/** Only CR LF ends a line (RFC 5321 section 2.3.8). */
export const crlfLine = (input: Buffer): LineEnd | undefined => lineEndedBy(input, CRLF);

export function lineEndedBy(input: Buffer, ending: Buffer): LineEnd | undefined {
  const end = input.indexOf(ending);
  return end < 0 ? undefined : { end, next: end + ending.length };
}

/** Only CRLF . CRLF ends mail data (RFC 5321 section 4.1.1.4). */
export const strictEndOfData = (window: Buffer): DataEnd | undefined =>
  dataEndedBy(window, Buffer.from('\r\n.\r\n'));

export function dataEndedBy(window: Buffer, form: Buffer): DataEnd | undefined {
  const content = window.indexOf(form);
  return content < 0 ? undefined : { content, next: content + form.length };
}

/** Of two ends of a line or of data, the one that comes first in the input. */
export function earlier<T extends { readonly next: number }>(
  one: T | undefined,
  other: T | undefined,
): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.next < one.next ? other : one;
}

/** Removes the one dot that the client put before a line that begins with a dot (RFC 5321 section 4.5.2). */
export function unstuff(data: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  let dot = data[0] === 0x2e ? 0 : nextStuffedDot(data, 0);
  while (dot >= 0) {
    parts.push(data.subarray(from, dot));
    from = dot + 1;
    dot = nextStuffedDot(data, from);
  }
  parts.push(data.subarray(from));
  return Buffer.concat(parts);
}

function nextStuffedDot(data: Buffer, from: number): number {
  const found = data.indexOf('\r\n.', from);
  return found < 0 ? -1 : found + 2;
}

/** Whether CR or LF stands alone, or NUL anywhere: octets that no text line may hold. */
export function hasForbiddenOctets(text: Buffer): boolean {
  return text.includes(0) || hasBareLineEnd(text);
}

export function hasBareLineEnd(text: Buffer): boolean {
  for (let lf = text.indexOf(0x0a); lf >= 0; lf = text.indexOf(0x0a, lf + 1)) {
    if (text[lf - 1] !== 0x0d) return true;
  }
  for (let cr = text.indexOf(0x0d); cr >= 0; cr = text.indexOf(0x0d, cr + 1)) {
    if (text[cr + 1] !== 0x0a) return true;
  }
  return false;
}
