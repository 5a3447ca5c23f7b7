/** What was read does not have the form that it should have; never leaves this folder. */
export class Malformed extends Error {}

/** Reads octets from the front, as the presentation language of TLS has them (RFC 8446 section 3). Throws `Malformed`. */
export class Cursor {
  readonly #octets: Buffer;
  #at = 0;

  constructor(octets: Buffer) {
    this.#octets = octets;
  }

  get left(): number {
    return this.#octets.length - this.#at;
  }

  take(length: number): Buffer {
    if (length > this.left) throw new Malformed('ends too early');
    this.#at += length;
    return this.#octets.subarray(this.#at - length, this.#at);
  }

  /** An unsigned number of 1 to 3 octets. */
  number(size: 1 | 2 | 3): number {
    return this.take(size).readUIntBE(0, size);
  }

  /** A vector: its length in `size` octets, then its content. */
  vector(size: 1 | 2 | 3): Buffer {
    return this.take(this.number(size));
  }

  rest(): Buffer {
    return this.take(this.left);
  }

  /** Repeats `read` until nothing is left. */
  all<Item>(read: (cursor: Cursor) => Item): Item[] {
    const items: Item[] = [];
    while (this.left > 0) items.push(read(this));
    return items;
  }

  end(): void {
    if (this.left > 0) throw new Malformed(`${this.left} octets too many`);
  }
}

/** The numbers of `size` octets that a vector holds. */
export function numbersIn(octets: Buffer, size: 1 | 2 | 3): number[] {
  return new Cursor(octets).all((cursor) => cursor.number(size));
}

export function number(value: number, size: 1 | 2 | 3): Buffer {
  const octets = Buffer.alloc(size);
  octets.writeUIntBE(value, 0, size);
  return octets;
}

export function numbers(values: readonly number[], size: 1 | 2 | 3): Buffer {
  return Buffer.concat(values.map((value) => number(value, size)));
}

export function vector(size: 1 | 2 | 3, ...content: readonly Buffer[]): Buffer {
  const octets = Buffer.concat(content);
  return Buffer.concat([number(octets.length, size), octets]);
}

/** Gathers chunks until as much is there as is asked for; each octet is copied a fixed number of times, however small the chunks. */
export class Inlet {
  #chunks: Buffer[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The next octets, which stay; undefined while fewer are there. */
  peek(length: number): Buffer | undefined {
    if (length > this.#length) return undefined;
    const first = this.#chunks[0];
    if (first !== undefined && first.length >= length) return first.subarray(0, length);
    const joined = Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined.subarray(0, length);
  }

  /** The next octets, which are gone then; undefined while fewer are there. */
  take(length: number): Buffer | undefined {
    const octets = this.peek(length);
    const first = this.#chunks[0];
    if (octets === undefined || first === undefined) return octets;
    if (first.length > length) this.#chunks[0] = first.subarray(length);
    else this.#chunks.shift();
    this.#length -= length;
    return octets;
  }
}
