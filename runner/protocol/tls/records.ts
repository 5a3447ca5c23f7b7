import { Inlet, number, vector } from './octets.js';

/** ContentType (RFC 8446 section 5.1; heartbeat: RFC 6520). */
export const contentType = {
  changeCipherSpec: 20,
  alert: 21,
  handshake: 22,
  applicationData: 23,
  heartbeat: 24,
} as const;

export interface TlsRecord {
  readonly type: number;
  /** ProtocolVersion in the head of the record: 0x0301 … */
  readonly version: number;
  readonly payload: Buffer;
  /** Octets from the start of the stream to the end of this record. */
  readonly end: number;
}

const maximumFragment = 2 ** 14;
/** A protected record of TLS 1.2 may be this much longer (RFC 5246 section 6.2.3). */
const maximumExpansion = 2048;

/** Content as one record, or as several where it is longer than a record may be. */
export function encodeRecords(type: number, version: number, content: Buffer): Buffer {
  const records: Buffer[] = [];
  for (let at = 0; at < content.length || at === 0; at += maximumFragment) {
    const fragment = content.subarray(at, at + maximumFragment);
    records.push(number(type, 1), number(version, 2), vector(2, fragment));
  }
  return Buffer.concat(records);
}

/** A warning that the connection is going to be closed (RFC 8446 section 6.1), as a plaintext record. */
export function encodeCloseNotify(version: number): Buffer {
  return encodeRecords(contentType.alert, version, Buffer.from([1, 0]));
}

/** Cuts a stream into records, encrypted or not. Holds one record at most; never throws. */
export class RecordReader {
  readonly #inlet = new Inlet();
  #end = 0;
  #problem: string | undefined;

  push(chunk: Buffer): void {
    if (this.#problem === undefined) this.#inlet.push(chunk);
  }

  /** Why nothing more can be read. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** The next record; undefined while it is not complete, and for good after a problem. */
  next(): TlsRecord | undefined {
    const head = this.#problem === undefined ? this.#inlet.peek(5) : undefined;
    if (head === undefined) return undefined;
    const type = head.readUInt8(0);
    const length = head.readUInt16BE(3);
    this.#problem = problemOf(type, head.readUInt8(1), length);
    if (this.#problem !== undefined) return undefined;
    const octets = this.#inlet.take(5 + length);
    if (octets === undefined) return undefined;
    this.#end += octets.length;
    return { type, version: octets.readUInt16BE(1), payload: octets.subarray(5), end: this.#end };
  }
}

function problemOf(type: number, major: number, length: number): string | undefined {
  if (type < contentType.changeCipherSpec || type > contentType.heartbeat) return `record of type ${type}`;
  if (major !== 3) return `record of major version ${major}`;
  if (length > maximumFragment + maximumExpansion) return `record of ${length} octets`;
  return undefined;
}
