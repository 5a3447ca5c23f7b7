/**
 * The lossless text form of octets in a transcript: 32-126 stand for themselves, except the backslash, which is doubled; CR, LF
 * and TAB are \r, \n, \t; any other octet is \xHH.
 */
export function escapeOctets(latin1: string): string {
  return latin1.replace(/[^\x20-\x5b\x5d-\x7e]/g, (character) => {
    const known = { '\\': '\\\\', '\r': '\\r', '\n': '\\n', '\t': '\\t' }[character];
    return known ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** The inverse of `escapeOctets`, latin1. */
export function unescapeOctets(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-f]{2})|([\\rnt]))/g,
    (_, hex: string | undefined, letter: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      return letter === 'r' ? '\r' : letter === 'n' ? '\n' : letter === 't' ? '\t' : '\\';
    },
  );
}
