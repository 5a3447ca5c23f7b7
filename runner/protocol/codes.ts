/** Reply codes of RFC 5321 section 4.2.3, and those that extensions in use add; each with where it comes from. */
export const knownCodes: ReadonlyMap<number, string> = new Map([
  ...[211, 214, 220, 221, 250, 251, 252, 354, 421, 450, 451, 452, 455].map(
    (code) => [code, 'RFC 5321'] as const,
  ),
  ...[500, 501, 502, 503, 504, 550, 551, 552, 553, 554, 555].map((code) => [code, 'RFC 5321'] as const),
  [521, 'RFC 7504'],
  [556, 'RFC 7504'],
  ...[235, 334, 432, 454, 530, 534, 535, 538].map((code) => [code, 'RFC 4954'] as const),
  [253, 'RFC 1985'],
  [458, 'RFC 1985'],
  [459, 'RFC 1985'],
  [453, 'RFC 2645'],
]);
