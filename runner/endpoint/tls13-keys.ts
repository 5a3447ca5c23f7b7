import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

/** Key schedule and record protection of TLS 1.3 (RFC 8446 sections 5.2 and 7.1), as a client sees them. */
export interface Aead {
  readonly name: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly hash: 'sha256' | 'sha384';
  readonly keyOctets: 16 | 32;
}

export const aeads: ReadonlyMap<number, Aead> = new Map([
  [0x1301, { name: 'aes-128-gcm', hash: 'sha256', keyOctets: 16 }],
  [0x1302, { name: 'aes-256-gcm', hash: 'sha384', keyOctets: 32 }],
  [0x1303, { name: 'chacha20-poly1305', hash: 'sha256', keyOctets: 32 }],
] as const);

const tagOctets = 16;
const nonceOctets = 12;

/** HKDF-Extract. */
export function extract(hash: Aead['hash'], salt: Buffer, secret: Buffer): Buffer {
  return createHmac(hash, salt).update(secret).digest();
}

/** HKDF-Expand-Label. */
export function expandLabel(
  hash: Aead['hash'],
  secret: Buffer,
  label: string,
  context: Buffer,
  length: number,
): Buffer {
  const full = Buffer.from(`tls13 ${label}`, 'latin1');
  const info = Buffer.concat([
    Buffer.from([length >> 8, length & 0xff, full.length]),
    full,
    Buffer.from([context.length]),
    context,
  ]);
  return expand(hash, secret, info, length);
}

function expand(hash: Aead['hash'], secret: Buffer, info: Buffer, length: number): Buffer {
  const blocks: Buffer[] = [];
  let last = Buffer.alloc(0);
  for (let count = 1; Buffer.concat(blocks).length < length; count += 1) {
    last = createHmac(hash, secret)
      .update(last)
      .update(info)
      .update(Buffer.from([count]))
      .digest();
    blocks.push(last);
  }
  return Buffer.concat(blocks).subarray(0, length);
}

export function digest(hash: Aead['hash'], ...messages: readonly Buffer[]): Buffer {
  const sum = createHash(hash);
  for (const message of messages) sum.update(message);
  return sum.digest();
}

/** Derive-Secret. */
export function derive(hash: Aead['hash'], secret: Buffer, label: string, transcript: Buffer): Buffer {
  return expandLabel(hash, secret, label, transcript, digest(hash).length);
}

/** Protects or opens the records of one direction, in order. */
export class RecordCipher {
  readonly #aead: Aead;
  readonly #key: Buffer;
  readonly #iv: Buffer;
  #sequence = 0n;

  constructor(aead: Aead, trafficSecret: Buffer) {
    const nothing = Buffer.alloc(0);
    this.#aead = aead;
    this.#key = expandLabel(aead.hash, trafficSecret, 'key', nothing, aead.keyOctets);
    this.#iv = expandLabel(aead.hash, trafficSecret, 'iv', nothing, nonceOctets);
  }

  /** The record with its header. @param type  of what is inside */
  seal(type: number, content: Buffer): Buffer {
    const inner = Buffer.concat([content, Buffer.from([type])]);
    const header = Buffer.from([0x17, 0x03, 0x03, 0, 0]);
    header.writeUInt16BE(inner.length + tagOctets, 3);
    const cipher = createCipheriv(this.#aead.name as 'aes-128-gcm', this.#key, this.#nonce(), {
      authTagLength: tagOctets,
    });
    cipher.setAAD(header);
    return Buffer.concat([header, cipher.update(inner), cipher.final(), cipher.getAuthTag()]);
  }

  /** What is inside a record; undefined when it does not open. */
  open(header: Buffer, body: Buffer): { readonly type: number; readonly content: Buffer } | undefined {
    if (body.length < tagOctets) return undefined;
    const decipher = createDecipheriv(this.#aead.name as 'aes-128-gcm', this.#key, this.#nonce(), {
      authTagLength: tagOctets,
    });
    decipher.setAAD(header);
    decipher.setAuthTag(body.subarray(body.length - tagOctets));
    try {
      const inner = Buffer.concat([
        decipher.update(body.subarray(0, body.length - tagOctets)),
        decipher.final(),
      ]);
      let end = inner.length;
      while (end > 0 && inner[end - 1] === 0) end -= 1;
      return end === 0 ? undefined : { type: inner[end - 1] ?? 0, content: inner.subarray(0, end - 1) };
    } catch {
      return undefined;
    }
  }

  #nonce(): Buffer {
    const nonce = Buffer.from(this.#iv);
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(this.#sequence);
    this.#sequence += 1n;
    for (const [position, octet] of counter.entries()) {
      const at = nonceOctets - 8 + position;
      nonce[at] = (nonce[at] ?? 0) ^ octet;
    }
    return nonce;
  }
}
