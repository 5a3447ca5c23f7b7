import fc from 'fast-check';

const text = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }),
);
const code = fc.oneof(
  fc.constantFrom('220', '250', '354', '421', '550'),
  fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0')),
);
const valid = fc
  .tuple(code, fc.array(text, { maxLength: 3 }), text)
  .map(([digits, middle, last]) =>
    [...middle.map((it) => `${digits}-${it}\r\n`), `${digits} ${last}\r\n`].join(''),
  );
const irregular = fc
  .tuple(
    fc.oneof(code, text),
    fc.constantFrom('-', ' ', '', '_', '\t'),
    text,
    fc.constantFrom('\r\n', '\n', '\r', ''),
  )
  .map((parts) => parts.join(''));
const junk = fc.uint8Array({ maxLength: 30 }).map((octets) => Buffer.from(octets).toString('latin1'));

/** Octets of a talkative server: good replies, irregular ones and junk, in any order. */
export const replyStream = fc
  .array(fc.oneof(valid, irregular, junk), { maxLength: 8 })
  .map((parts) => Buffer.from(parts.join(''), 'latin1'));

/** The octets in segments, cut at these places (taken modulo the length). */
export function cut(octets: Buffer, places: readonly number[]): Buffer[] {
  const edges = [...new Set([0, ...places.map((place) => place % (octets.length + 1)), octets.length])].sort(
    (a, b) => a - b,
  );
  return edges
    .map((edge, index) => octets.subarray(edge, edges[index + 1] ?? octets.length))
    .filter((part) => part.length > 0);
}
