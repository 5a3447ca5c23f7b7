/** So much of a secret gives some of it away, in characters. */
const leastBeginning = 4;
/** Shorter texts would be found everywhere. */
const shortest = 3;
/** What may be a digest or a response in base64; a text of this kind and length that is one of ours is none by chance. */
const encoded = /[A-Za-z0-9+/]{16,}={0,2}/g;

/** What a run conceals: its secrets wherever they stand, and what was computed from them and sent, where it stands as a word of its own. */
export class Secrets {
  /** Longest first, so that one that holds another is masked whole. */
  #texts: readonly string[] = [];
  readonly #sent = new Set<string>();

  /** @param texts  latin1 */
  constructor(texts: readonly string[] = []) {
    this.add(texts);
  }

  add(texts: readonly string[]): void {
    const all = new Set([...this.#texts, ...texts.filter((text) => text.length >= shortest)]);
    this.#texts = [...all].sort((a, b) => b.length - a.length);
  }

  /** Digests, and responses in base64 or hex: there may be one for each session, so they are looked up, not searched for. */
  addSent(words: readonly string[]): void {
    for (const word of words) this.#sent.add(word);
  }

  /** The text with `***` for every secret in it, and for the beginning of one where a quotation was cut short (…). */
  mask(data: string): string {
    let masked = data;
    for (const secret of this.#texts) masked = masked.replaceAll(secret, '***');
    if (this.#sent.size > 0)
      masked = masked.replace(encoded, (word) => (this.#sent.has(word) ? '***' : word));
    return masked.includes('…') ? this.#maskCut(masked) : masked;
  }

  #maskCut(text: string): string {
    let masked = text;
    for (const secret of [...this.#texts, ...this.#sent]) {
      for (let length = secret.length - 1; length >= leastBeginning; length -= 1)
        masked = masked.replaceAll(`${secret.slice(0, length)}…`, '***…');
    }
    return masked;
  }
}
