/** The octets end before, or go on after, what their own lengths say. */
export class MalformedError extends Error {}

/** Reads the presentation language of TLS (RFC 8446 section 3); throws MalformedError, never anything else. */
export class Cursor {
  #at = 0;

  constructor(readonly octets: Buffer) {}

  get left(): number {
    return this.octets.length - this.#at;
  }

  take(length: number): Buffer {
    if (length > this.left) throw new MalformedError(`${length} octets wanted, ${this.left} left`);
    this.#at += length;
    return this.octets.subarray(this.#at - length, this.#at);
  }

  number(size: 1 | 2 | 3): number {
    return this.take(size).readUIntBE(0, size);
  }

  /** A vector, as a cursor of its own; `size` is that of its length field. */
  vector(size: 1 | 2 | 3): Cursor {
    return new Cursor(this.take(this.number(size)));
  }

  /** All that is left, as numbers of this size. */
  numbers(size: 1 | 2 | 3): number[] {
    if (this.left % size !== 0) throw new MalformedError(`${this.left} octets are no list of ${size}s`);
    return Array.from({ length: this.left / size }, () => this.number(size));
  }

  /** All that is left. */
  rest(): Buffer {
    return this.take(this.left);
  }

  /** Nothing may be left. */
  end(): void {
    if (this.left > 0) throw new MalformedError(`${this.left} octets too many`);
  }
}

type Part = Buffer | readonly number[];

export const join = (...parts: readonly Part[]): Buffer =>
  Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(part))));

/** A number of `size` octets, in network order. */
export function number(size: 1 | 2 | 3, value: number): Buffer {
  const octets = Buffer.alloc(size);
  octets.writeUIntBE(value, 0, size);
  return octets;
}

/** The parts behind their length, which takes `size` octets. */
export function vector(size: 1 | 2 | 3, ...parts: readonly Part[]): Buffer {
  const octets = join(...parts);
  return join(number(size, octets.length), octets);
}

/** One TLS record. */
export const record = (type: number, version: number, fragment: Part): Buffer =>
  join([type], number(2, version), vector(2, fragment));

/** A record with a fatal alert. */
export const alert = (version: number, description: number): Buffer => record(21, version, [2, description]);
