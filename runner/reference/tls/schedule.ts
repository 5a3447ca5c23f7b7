import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import { join, number, record, vector } from './octets.js';

const TLS12_RECORD = 0x0303;
const APPLICATION_DATA = 23;
const TAG = 16;
const nothing = Buffer.alloc(0);
const zeros = Buffer.alloc(32);

export const hash = (octets: Buffer): Buffer => createHash('sha256').update(octets).digest();
export const mac = (key: Buffer, octets: Buffer): Buffer => createHmac('sha256', key).update(octets).digest();

/** HKDF-Expand-Label with SHA-256 (RFC 8446 section 7.1), for up to 32 octets: one round is enough. */
export function expandLabel(secret: Buffer, label: string, context: Buffer, length: number): Buffer {
  const info = join(number(2, length), vector(1, Buffer.from(`tls13 ${label}`)), vector(1, context), [1]);
  return mac(secret, info).subarray(0, length);
}

const derive = (secret: Buffer, label: string, messages: Buffer): Buffer =>
  expandLabel(secret, label, hash(messages), 32);

/** The secrets of one handshake without PSK (RFC 8446 section 7.1). Handshake messages are given as sent. */
export class Schedule {
  readonly #handshake: Buffer;
  readonly clientHandshake: Buffer;
  readonly serverHandshake: Buffer;

  /** @param hellos  ClientHello and ServerHello */
  constructor(shared: Buffer, hellos: Buffer) {
    const early = mac(zeros, zeros);
    this.#handshake = mac(derive(early, 'derived', nothing), shared);
    this.clientHandshake = derive(this.#handshake, 'c hs traffic', hellos);
    this.serverHandshake = derive(this.#handshake, 's hs traffic', hellos);
  }

  /** @param messages  up to the server's Finished */
  application(messages: Buffer): { readonly client: Buffer; readonly server: Buffer } {
    const master = mac(derive(this.#handshake, 'derived', nothing), zeros);
    const of = (side: 'c' | 's'): Buffer => derive(master, `${side} ap traffic`, messages);
    return { client: of('c'), server: of('s') };
  }
}

/** verify_data of Finished. */
export const finished = (secret: Buffer, messages: Buffer): Buffer =>
  mac(expandLabel(secret, 'finished', nothing, 32), hash(messages));

/** One direction of records under AES-128-GCM (RFC 8446 section 5.2). */
export class Protection {
  readonly #key: Buffer;
  readonly #iv: Buffer;
  #sequence = 0n;

  constructor(secret: Buffer) {
    this.#key = expandLabel(secret, 'key', nothing, 16);
    this.#iv = expandLabel(secret, 'iv', nothing, 12);
  }

  seal(type: number, content: Buffer): Buffer {
    const inner = join(content, [type]);
    const header = join([APPLICATION_DATA], number(2, TLS12_RECORD), number(2, inner.length + TAG));
    const cipher = createCipheriv('aes-128-gcm', this.#key, this.#nonce()).setAAD(header);
    this.#sequence += 1n;
    const sealed = join(cipher.update(inner), cipher.final(), cipher.getAuthTag());
    return record(APPLICATION_DATA, TLS12_RECORD, sealed);
  }

  /** undefined where the record is not from the peer; it is then not counted. */
  open(sealed: Buffer): { readonly type: number; readonly content: Buffer } | undefined {
    const body = sealed.subarray(5);
    if (body.length <= TAG) return undefined;
    const decipher = createDecipheriv('aes-128-gcm', this.#key, this.#nonce());
    decipher.setAAD(sealed.subarray(0, 5)).setAuthTag(body.subarray(-TAG));
    try {
      const inner = join(decipher.update(body.subarray(0, -TAG)), decipher.final());
      this.#sequence += 1n;
      return unpadded(inner);
    } catch {
      return undefined;
    }
  }

  #nonce(): Buffer {
    const nonce = Buffer.from(this.#iv);
    nonce.writeBigUInt64BE(nonce.readBigUInt64BE(4) ^ this.#sequence, 4);
    return nonce;
  }
}

/** The content type is the last octet that is not zero. */
function unpadded(inner: Buffer): { type: number; content: Buffer } | undefined {
  const last = inner.findLastIndex((octet) => octet !== 0);
  return last < 0 ? undefined : { type: inner.readUInt8(last), content: inner.subarray(0, last) };
}
