import type { Located } from '../document/index.js';

/** A dialogue file that cannot be played: one line for each mistake, `file:line:column: what; how to mend it`. */
export class BadDialogue extends Error {
  override readonly name = 'BadDialogue';
}

export type Path = readonly (string | number)[];

/** Mistakes in one file, gathered so that an author sees all of them at once. */
export class Problems {
  readonly #located: Located;
  readonly #lines: string[] = [];

  constructor(located: Located) {
    this.#located = located;
  }

  /** @param path  of the value that is wrong */
  at(path: Path, what: string): void {
    this.#add(this.#located.at(path.map(String)), what);
  }

  /** @param path  of the key that is wrong */
  atKey(path: Path, what: string): void {
    this.#add(this.#located.atKey(path.map(String)), what);
  }

  /** @throws BadDialogue when there are any */
  raise(): void {
    if (this.#lines.length > 0) throw new BadDialogue(this.#lines.join('\n'));
  }

  #add(place: string, what: string): void {
    const line = `${place}: ${what}`;
    if (!this.#lines.includes(line)) this.#lines.push(line);
  }
}
