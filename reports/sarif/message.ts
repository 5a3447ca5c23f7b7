/**
 * Text for a SARIF message, already inert: `[text](target)` would be read as a link and `{0}` as a placeholder, so the character that
 * makes them one is spelled as an octet is.
 */
export function messageText(text: string): string {
  return text.replace(/\](?=\()/g, '\\x5D').replace(/\{(?=\d+\})/g, '\\x7B');
}
