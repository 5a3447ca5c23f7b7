import { sslv2Suites } from './cipher-suites.js';
import { Cursor, number, numbers, numbersIn, vector } from './octets.js';

/** SERVER-HELLO of SSLv2 (Hickman's draft, section 5.7.1). */
export interface Sslv2ServerHello {
  /** 0x0002. */
  readonly version: number;
  /** DER; empty when the server resumes a session. */
  readonly certificate: Buffer;
  /** CIPHER-KINDs, 24 bit, in the order sent. */
  readonly suites: readonly number[];
  readonly connectionId: Buffer;
}

export const sslv2Message = { error: 0, clientHello: 1, serverHello: 4 } as const;

/** A CLIENT-HELLO of SSLv2 in one record; the challenge has 16 to 32 octets. */
export function encodeSslv2Hello(
  challenge: Buffer,
  suites: readonly number[] = sslv2Suites.map(({ code }) => code),
): Buffer {
  const kinds = numbers(suites, 3);
  const message = Buffer.concat([
    number(sslv2Message.clientHello, 1),
    numbers([0x0002, kinds.length, 0, challenge.length], 2),
    kinds,
    challenge,
  ]);
  const record = vector(2, message);
  // The first bit says that the head has two octets, and no padding follows.
  record.writeUInt8(record.readUInt8(0) | 0x80, 0);
  return record;
}

/** Reads a SERVER-HELLO after its type. Throws `Malformed`. */
export function readSslv2ServerHello(message: Cursor): Sslv2ServerHello {
  message.take(2); // SESSION-ID-HIT and CERTIFICATE-TYPE
  const version = message.number(2);
  const lengths = new Cursor(message.take(6));
  const certificate = message.take(lengths.number(2));
  const suites = numbersIn(message.take(lengths.number(2)), 3);
  const connectionId = message.take(lengths.number(2));
  message.end();
  return { version, certificate, suites, connectionId };
}
